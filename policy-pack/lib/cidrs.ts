/** Prefix lengths of the widest private blocks, 10.0.0.0/8 and fc00::/7. */
const WIDEST_PRIVATE = { ipv4: 8, ipv6: 7 } as const;

/**
 * Whether a block is wider than any private one, and so holds much of the internet wherever it begins: all of it, either half of it, or what
 * of IPv6 is in use (2000::/3).
 *
 * @see https://www.rfc-editor.org/rfc/rfc1918
 * @see https://www.rfc-editor.org/rfc/rfc4193
 */
export function isWiderThanPrivate(cidr: string): boolean {
  const [address = "", length] = cidr.split("/");
  if (length === undefined) return false;
  return Number(length) < WIDEST_PRIVATE[address.includes(":") ? "ipv6" : "ipv4"];
}
