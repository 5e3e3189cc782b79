import { anyOf } from "../../lib/anyOf.ts";
import { BUCKET, BUCKET_LOGGING, bucketExample, receivesAccessLogs } from "../../lib/buckets.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const NOTIFICATION = "aws:s3/bucketNotification:BucketNotification";

const told = (props: object) => ({ notification: { eventbridge: false, ...props } });
const queueArn = "arn:aws:sqs:us-east-2:111122223333:changes";

/** Into a bucket of access logs S3 alone writes, all the time. */
export const s3EventNotifications = stackRule({
  id: "s3-event-notifications",
  title: "Buckets tell of changes",
  safeguards: ["164.308(a)(6)(ii)", "164.312(b)"],
  severity: "low",
  requires:
    "Every bucket sends events to EventBridge, a queue, a topic or a function, but for targets of access logs.",
  rationale: "Who is told of a deletion can answer it while versions are still there.",
  fix: "new aws.s3.BucketNotification(name, { bucket: bucket.id, eventbridge: true })",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
  type: BUCKET,
  check: (subject, resources) =>
    anyOf(
      resources.pointingAt(subject, NOTIFICATION, "bucket"),
      ({ props: { eventbridge, queues = [], topics = [], lambdaFunctions = [] } }) =>
        eventbridge === true || [queues, topics, lambdaFunctions].some(({ length }) => length > 0),
    ) || receivesAccessLogs(subject, resources)
      ? undefined
      : "bucket has no BucketNotification with a target",
  complies: [
    bucketExample(),
    bucketExample(told({ queues: [{ queueArn, events: ["s3:ObjectRemoved:*"] }] })),
    bucketExample(told({ topics: [{ topicArn: { $ref: "changes.arn" } }] })),
    [
      ...bucketExample({ notification: "absent" }),
      declared(BUCKET_LOGGING, "other", { bucket: "o", targetBucket: { $ref: "phi.id" } }),
    ],
  ],
  violates: [
    bucketExample({ notification: "absent" }),
    bucketExample(told({})),
    bucketExample({ notification: { bucket: "another" } }),
  ],
  undecided: [bucketExample(told({ eventbridge: UNKNOWN }))],
});
