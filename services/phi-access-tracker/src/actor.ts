import type { Actor, Image } from "./auditEntry.ts";

/** The attribute in which every writer says for whom it writes: the subject of a token, or the ARN of a role. */
export const ATTRIBUTION_ATTRIBUTE = "updatedBy";

/**
 * What an identifier of a person or a role may look like: a UUID, or an ARN of IAM or STS. Anything else could be a name, an
 * address or a number of a patient that a faulty writer put there.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const IDENTIFIER =
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|arn:[a-z-]+:(iam|sts)::\d{12}:(assumed-role|role|user)\/[\w+=,.@/-]{1,200})$/;

/** Who the stream record says deleted an item: only time to live sets it. */
interface UserIdentity {
  type?: unknown;
  principalId?: unknown;
}

/**
 * Who made a change. Of a deletion, DynamoDB does not say: its image names whoever wrote the item last, which is not whoever
 * deleted it, so it is `unknown` unless time to live did it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html
 */
export function actorOf(after: Image | undefined, identity: unknown): Actor {
  const { type, principalId } = (identity ?? {}) as UserIdentity;
  if (type === "Service" && principalId === "dynamodb.amazonaws.com") {
    return { type: "service", id: principalId };
  }
  const id = after?.[ATTRIBUTION_ATTRIBUTE]?.["S"];
  return typeof id === "string" && IDENTIFIER.test(id) ? { type: "user", id } : { type: "unknown" };
}
