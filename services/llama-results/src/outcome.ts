/** What any outcome says of its request. */
interface Request {
  /** A UUID. */
  id: string;
  /** Pseudonym of the patient. */
  subject: string;
  /** `sub` of who asked. */
  requestedBy: string;
}

/** An answer of the model: in an object of the endpoint's, or as it came. */
export interface Analyzed extends Request {
  kind: "analyzed";
  /** Key of the request. */
  requestKey: string;
  /** Which model answered. */
  model: string;
  answer: { outputKey: string } | { body: unknown };
}

/** That there is none. */
export interface Failed extends Request {
  kind: "failed";
  /** Name of an error; never its message, which may quote the text. */
  error: string;
}

/** An event that the workflow does not send; a repetition would not change it. */
export class InvalidEvent extends Error {
  override name = "InvalidEvent";
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SUBJECT = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{96})$/;
const MODEL = /^[A-Za-z0-9][\w.-]{0,62}$/;
const KEY = /^[\w./-]{1,512}$/;
const ERROR_NAME = /^[A-Za-z][A-Za-z0-9_.]{0,99}$/;

/**
 * What the workflow tells.
 *
 * @throws InvalidEvent naming the field that is wrong, and not what it holds
 */
export function outcomeOf(event: Readonly<Record<string, unknown>>): Analyzed | Failed {
  const request = {
    id: matching(event, "id", UUID),
    subject: matching(event, "subject", SUBJECT),
    requestedBy: matching(event, "requestedBy", UUID),
  };
  const { error } = event;
  if (error !== undefined) {
    const known = typeof error === "string" && ERROR_NAME.test(error);
    return { kind: "failed", ...request, error: known ? error : "Unknown" };
  }
  return {
    kind: "analyzed",
    ...request,
    requestKey: matching(event, "requestKey", KEY),
    model: matching(event, "model", MODEL),
    answer:
      "outputKey" in event
        ? { outputKey: matching(event, "outputKey", KEY) }
        : { body: event["body"] },
  };
}

function matching(event: Readonly<Record<string, unknown>>, field: string, form: RegExp): string {
  const value = event[field];
  if (typeof value !== "string" || !form.test(value)) throw new InvalidEvent(`${field} is wrong`);
  return value;
}
