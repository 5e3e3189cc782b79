/** Why a request is not taken, in words that say nothing about a patient. */
export class Refusal extends Error {
  /** Status of HTTP. */
  readonly status: number;
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, message: string, retryAfter?: number) {
    super(message);
    this.name = "Refusal";
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/**
 * What stops an AWS service from doing its part, as a refusal that may be tried again. Of the error only its name goes further: its
 * message could quote what was sent.
 *
 * @param part what did not work, for example `redaction`
 */
export function unavailable(part: string, error: unknown): Refusal {
  const name = error instanceof Error ? error.name : "unknown";
  const refusal = BUSY.test(name)
    ? new Refusal(503, `${part} is busy`, 10)
    : new Refusal(502, `${part} failed`, 30);
  refusal.cause = name;
  return refusal;
}

/** Names of errors by which AWS asks for patience, or a connection was not had in time. */
const BUSY =
  /TooManyRequests|Throttl|ServiceUnavailable|SlowDown|ConditionalRequestConflict|Timeout|RequestLimit/;
