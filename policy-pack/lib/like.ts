const MOST = 3;

/** Of these ids, the few that share words with `id`, the likest first: what somebody may have meant. */
export function like(ids: readonly string[], id: string): string[] {
  const words = id.split("-");
  const shared = (other: string) => other.split("-").filter((word) => words.includes(word)).length;
  return ids
    .filter((other) => shared(other) > 0)
    .sort((a, b) => shared(b) - shared(a))
    .slice(0, MOST);
}
