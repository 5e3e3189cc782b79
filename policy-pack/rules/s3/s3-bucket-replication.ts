import type { PropsOf } from "../../awsType.ts";
import { anyOf, ifKnown } from "../../lib/anyOf.ts";
import {
  BUCKET,
  BUCKET_LOGGING,
  BUCKET_REPLICATION,
  bucketExample,
  receivesAccessLogs,
} from "../../lib/buckets.ts";
import { bucketIdOf, isAmong, receivesLogs } from "../../lib/logDeliveries.ts";
import { perStack } from "../../lib/perStack.ts";
import { trailExample } from "../../lib/trails.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

type Replication = PropsOf<typeof BUCKET_REPLICATION>;

const ENABLED = "Enabled";
const alone = bucketExample({ replication: "absent" });
const toPhi = (bucket: unknown, status = ENABLED) =>
  declared(BUCKET_REPLICATION, "other", {
    bucket: "novamind-other",
    rules: [{ status, destination: { bucket: bucket as string } }],
  });

/** What replication and logging fill need not be replicated in turn. A replica of another stack cannot be told from an original. */
export const s3BucketReplication = stackRule({
  id: "s3-bucket-replication",
  title: "Buckets are replicated",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "medium",
  requires: "Every bucket has an enabled replication rule, but for replicas and targets of logs.",
  rationale: "A copy in another Region is there when the first one is not.",
  fix: 'new aws.s3.BucketReplicationConfig(name, { bucket: bucket.id, role, rules: [{ status: "Enabled", … }] })',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  type: BUCKET,
  check: (subject, resources) =>
    anyOf(resources.pointingAt(subject, BUCKET_REPLICATION, "bucket"), replicates) ||
    isAmong(subject, replicas(resources)) ||
    receivesLogs(subject, resources) ||
    receivesAccessLogs(subject, resources)
      ? undefined
      : "bucket has no BucketReplicationConfig with an enabled rule",
  complies: [
    bucketExample(),
    [...alone, toPhi("arn:aws:s3:::novamind-phi")],
    [...alone, toPhi({ $ref: "phi.arn" })],
    [
      ...alone,
      declared(BUCKET_LOGGING, "other", { bucket: "o", targetBucket: { $ref: "phi.id" } }),
    ],
    [
      ...alone,
      declared("aws:cloudtrail/trail:Trail", "trail", {
        ...trailExample(),
        s3BucketName: { $ref: "phi.id" },
      }),
    ],
  ],
  violates: [
    alone,
    bucketExample({ replication: { rules: [{ status: "Disabled" }] } }),
    [...alone, toPhi({ $ref: "phi.arn" }, "Disabled")],
  ],
  undecided: [bucketExample({ replication: { bucket: { $ref: "?" } } })],
});

const replicates = ({ props }: { props: Replication }): boolean =>
  anyOf(props.rules ?? [], ({ status }) => status === ENABLED);

/** URNs and names of the buckets into which the stack replicates. */
const replicas = perStack((resources) => {
  const configurations = resources.ofType(BUCKET_REPLICATION);
  const enabled = configurations.filter((one) => ifKnown(() => replicates(one)));
  const keys = enabled.flatMap(({ props, origins }) => [
    ...(origins["rules"] ?? []),
    ...(props.rules ?? []).flatMap(({ destination }) => {
      const arn = ifKnown(() => destination?.bucket);
      return arn === undefined ? [] : [arn, bucketIdOf(arn)];
    }),
  ]);
  return new Set(keys);
});
