/** A request that AWS refuses: AWS's own error code, and its own words for the fact. */
export class AwsError extends Error {
  readonly code: string;
  readonly fact: string;

  /**
   * @param fact what AWS says, without the code
   * @param before what the SDK says of its attempts, if anything
   */
  constructor(code: string, fact: string, before = "") {
    super(`${before}api error ${code}: ${fact}`);
    this.code = code;
    this.fact = fact;
  }
}
