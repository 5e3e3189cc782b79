import type { PropsOf } from "../awsType.ts";
import { declared, type Declared } from "../resources.ts";
import { changed } from "./changed.ts";
import { onlyTlsExample } from "./onlyTls.ts";

export const QUEUE = "aws:sqs/queue:Queue";
export const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";

type Queue = PropsOf<typeof QUEUE>;

/** A queue that complies with the rules on queues, with {@link queuePolicyExample} beside it, but for what `changes` takes away or makes other. */
export function queueExample(changes: Queue = {}): Queue {
  const whole: Queue = {
    kmsMasterKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
    name: "requests",
    redrivePolicy: JSON.stringify({
      deadLetterTargetArn: "arn:aws:sqs:us-east-2:111122223333:failed",
      maxReceiveCount: 5,
    }),
  };
  return changed(whole, changes);
}

/** The policy of the queue `requests`, which it names by URL. */
export function queuePolicyExample(changes: object = {}, queueUrl = "requests.id"): Declared {
  return declared(QUEUE_POLICY, "policy", {
    queueUrl: { $ref: queueUrl },
    policy: onlyTlsExample("sqs:*", changes),
  });
}
