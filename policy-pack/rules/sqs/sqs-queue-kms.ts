import { ifKnown } from "../../lib/anyOf.ts";
import { queueExample } from "../../lib/queues.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is a key that SQS owns, or none. The key that AWS manages lets every principal of the account decrypt through SQS. */
export const sqsQueueKms = rule({
  id: "sqs-queue-kms",
  title: "SQS queues are under a customer's key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A queue names a KMS key that AWS does not manage.",
  rationale: "Messages wait for up to two weeks; who may read them the key's policy then says too.",
  fix: "kmsMasterKeyId: key.arn",
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
  type: "aws:sqs/queue:Queue",
  check: (props) =>
    "kmsMasterKeyId" in props && !ifKnown(() => props.kmsMasterKeyId)?.endsWith("alias/aws/sqs")
      ? undefined
      : "kmsMasterKeyId must name a key that AWS does not manage",
  complies: [queueExample(), queueExample({ kmsMasterKeyId: UNKNOWN })],
  violates: [
    queueExample({ kmsMasterKeyId: undefined }),
    queueExample({ kmsMasterKeyId: undefined, sqsManagedSseEnabled: true }),
    queueExample({ kmsMasterKeyId: "alias/aws/sqs" }),
  ],
});
