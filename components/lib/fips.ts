/**
 * Whether AWS offers FIPS 140 validated endpoints in a region: in the United States, GovCloud and Canada.
 *
 * @see https://aws.amazon.com/compliance/fips/
 */
export function hasFipsEndpoints(region: string): boolean {
  return /^(us|ca)-/.test(region);
}
