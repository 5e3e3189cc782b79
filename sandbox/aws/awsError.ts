/** A request that AWS refuses: AWS's own error code, and its own words for the fact. */
export class AwsError extends Error {
  readonly code: string;

  /** @param fact what AWS says, without the code */
  constructor(code: string, fact: string) {
    super(`api error ${code}: ${fact}`);
    this.code = code;
  }
}
