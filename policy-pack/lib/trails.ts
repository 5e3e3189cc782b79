import type { PropsOf } from "../awsType.ts";
import { anyOf } from "./anyOf.ts";

type Trail = PropsOf<"aws:cloudtrail/trail:Trail">;
type Field = NonNullable<
  NonNullable<Trail["advancedEventSelectors"]>[number]["fieldSelectors"]
>[number];

/** Fields of an advanced selector that leave all reads and writes of the objects it is about. */
const COMPLETE = ["eventCategory", "resources.type", "resources.ARN"];

/** Whether a trail logs at all: it does unless told not to. */
export const isLogging = ({ enableLogging = true }: Trail): boolean => enableLogging;

/**
 * Whether a trail records management events, as it does without selectors.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html
 */
export function recordsManagement({ eventSelectors, advancedEventSelectors }: Trail): boolean {
  if (advancedEventSelectors !== undefined && advancedEventSelectors.length > 0) {
    return anyOf(advancedEventSelectors, ({ fieldSelectors = [] }) =>
      anyOf(fieldSelectors, (field) => isEqual(field, "eventCategory", "Management")),
    );
  }
  if (eventSelectors === undefined || eventSelectors.length === 0) return true;
  return anyOf(eventSelectors, ({ includeManagementEvents = true }) => includeManagementEvents);
}

/**
 * Whether a trail records both reads and writes of S3 objects, of all buckets or of some.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function recordsObjects({
  eventSelectors = [],
  advancedEventSelectors = [],
}: Trail): boolean {
  const ways = [
    () =>
      anyOf(
        eventSelectors,
        ({ readWriteType = "All", dataResources = [] }) =>
          readWriteType === "All" && anyOf(dataResources, ({ type }) => type === "AWS::S3::Object"),
      ),
    () =>
      anyOf(
        advancedEventSelectors,
        ({ fieldSelectors = [] }) =>
          anyOf(fieldSelectors, (one) => isEqual(one, "resources.type", "AWS::S3::Object")) &&
          !anyOf(fieldSelectors, ({ field = "" }) => !COMPLETE.includes(field)),
      ),
  ];
  return anyOf(ways, (way) => way());
}

const isEqual = ({ field, equals }: Field, name: string, value: string): boolean =>
  field === name && (equals ?? []).includes(value);

/** A trail that complies with all rules on trails, but for what `changes` takes away or makes other. */
export function trailExample(changes: Trail = {}): Trail {
  const key = "arn:aws:kms:us-east-2:111122223333:key/k";
  const objects = { type: "AWS::S3::Object", values: ["arn:aws:s3"] };
  const props: Trail = {
    s3BucketName: "trail",
    cloudWatchLogsGroupArn: "arn:aws:logs:us-east-2:111122223333:log-group:trail:*",
    cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/trail",
    enableLogFileValidation: true,
    isMultiRegionTrail: true,
    kmsKeyId: key,
    eventSelectors: [{ dataResources: [objects] }],
    ...changes,
  };
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}
