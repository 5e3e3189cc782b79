import type { Resource, Resources } from "../resources.ts";
import { ifKnown } from "./anyOf.ts";
import { perStack } from "./perStack.ts";

type Value = Record<string, Record<string, unknown> | undefined> | undefined;

/** How a kind of resource says into which bucket it delivers. */
interface Delivery {
  type: string;
  property: string;
  /** The name or ARN in the property's value; without, the value is it. */
  bucketIn?: (value: Value) => unknown;
}

/** Records of who did what; they have to outlive whoever would like them gone. */
const AUDIT: readonly Delivery[] = [
  { type: "aws:cloudtrail/trail:Trail", property: "s3BucketName" },
  { type: "aws:ec2/flowLog:FlowLog", property: "logDestination" },
  {
    type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    property: "extendedS3Configuration",
    bucketIn: (value) => value?.["bucketArn"],
  },
];

/** What servers say of themselves. */
const ENGINE: readonly Delivery[] = [
  "aws:timestreaminfluxdb/dbInstance:DbInstance",
  "aws:timestreaminfluxdb/dbCluster:DbCluster",
].map((type) => ({
  type,
  property: "logDeliveryConfiguration",
  bucketIn: (value) => value?.["s3Configuration"]?.["bucketName"],
}));

/** @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
const CONFIGURATION: Delivery = {
  type: "aws:cfg/deliveryChannel:DeliveryChannel",
  property: "s3BucketName",
};

/** Whether the stack delivers trails, flow logs or a Firehose stream into a bucket. */
export const receivesAudit = (bucket: Resource<object>, resources: Resources): boolean =>
  isAmong(bucket, audited(resources));

/** Whether AWS Config delivers into a bucket, which it refuses to if the bucket has a default retention. */
export const receivesConfiguration = (bucket: Resource<object>, resources: Resources): boolean =>
  isAmong(bucket, configured(resources));

/** As {@link receivesAudit} and {@link receivesConfiguration}, or logs of database engines. */
export const receivesLogs = (bucket: Resource<object>, resources: Resources): boolean =>
  receivesAudit(bucket, resources) ||
  receivesConfiguration(bucket, resources) ||
  isAmong(bucket, logged(resources));

const audited = perStack((resources) => bucketsOf(AUDIT, resources));
const logged = perStack((resources) => bucketsOf(ENGINE, resources));
const configured = perStack((resources) => bucketsOf([CONFIGURATION], resources));

function bucketsOf(deliveries: readonly Delivery[], resources: Resources): Set<string> {
  const keys = deliveries.flatMap(({ type, property, bucketIn }) =>
    resources.ofToken(type).flatMap(({ props, origins }) => {
      const read = () => {
        const value = props[property];
        return bucketIn ? bucketIn(value as Value) : value;
      };
      const named = ifKnown<unknown>(read);
      return typeof named === "string" ? [bucketIdOf(named)] : (origins[property] ?? []);
    }),
  );
  return new Set(keys);
}

/** A bucket's name, from its name or from its ARN, after which a prefix may follow. */
export function bucketIdOf(nameOrArn: string): string {
  const [, name = nameOrArn] = /^arn:[\w-]+:s3:::([^/]+)/.exec(nameOrArn) ?? [];
  return name;
}

/** Whether a bucket is among URNs, names and ARNs. */
export function isAmong({ urn, id, props }: Resource<object>, keys: ReadonlySet<string>): boolean {
  const its = props as Record<string, unknown>;
  const known = ["bucket", "id", "arn"].map((key) => ifKnown(() => its[key]));
  return [urn, id, ...known].some((key) => typeof key === "string" && keys.has(key));
}
