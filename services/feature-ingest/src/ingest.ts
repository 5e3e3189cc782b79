import type {
  KinesisStreamBatchResponse,
  KinesisStreamEvent,
  KinesisStreamRecord,
} from "aws-lambda";

import { type FeatureRecord, read, type Reason } from "./message.ts";
import { REJECTED } from "./rejected.ts";

/** Requests at the same time: few enough for one function to share the account's rate with others of its kind. */
const CONCURRENT_PUTS = 10;

/** What the function needs of the world around it. */
export interface Surroundings {
  /**
   * Puts a record into its group.
   *
   * @returns whether the store took it; false when it never will
   * @throws whatever goes away by itself: then the record has to come again
   */
  put: (record: FeatureRecord) => Promise<boolean>;
  /** Writes one line into the log. */
  log: (line: Record<string, unknown>) => void;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Puts the records of an event into the feature store, in no order: the store itself keeps the latest of a subject by event time. What can
 * never be put is told and passed over, so that it does not hold up its shard. Lambda sends again from the first record that has to come
 * again; those after it are then put twice, which the online store does not notice.
 *
 * @returns of each shard the first record that has to come again, by its sequence number
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 */
export async function ingest(
  { Records }: KinesisStreamEvent,
  around: Surroundings,
): Promise<KinesisStreamBatchResponse> {
  const failed = new Set<KinesisStreamRecord>();
  const left = [...Records];
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      if (!(await handled(one, around))) failed.add(one);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT_PUTS }, work));

  const firstOfShard = new Map<string, string>();
  for (const one of Records) {
    const shard = shardOf(one);
    if (failed.has(one) && !firstOfShard.has(shard)) {
      firstOfShard.set(shard, one.kinesis.sequenceNumber);
    }
  }
  around.log({ event: "features ingested", records: Records.length, failed: failed.size });
  return {
    batchItemFailures: [...firstOfShard.values()].map((itemIdentifier) => ({ itemIdentifier })),
  };
}

/** Whether a record needs not come again. */
async function handled(one: KinesisStreamRecord, around: Surroundings): Promise<boolean> {
  const { log } = around;
  // Where the record is, for whoever looks it up in the stream; its partition key is not told, since producers take the subject.
  const where = { shard: shardOf(one), sequenceNumber: one.kinesis.sequenceNumber };
  const reject = (reason: Reason) => {
    log({ event: REJECTED, reason, ...where });
    return true;
  };
  const record = read(Buffer.from(one.kinesis.data, "base64").toString("utf8"), around.now());
  if (typeof record === "string") return reject(record);
  try {
    return (await around.put(record)) || reject("refused by the store");
  } catch (error) {
    // The name only: a message of the store can quote a value.
    const fault = error instanceof Error ? error.name : "unknown";
    log({ event: "feature record has to come again", fault, group: record.group, ...where });
    return false;
  }
}

/** `shardId-000000000006` of `shardId-000000000006:4959…`. */
function shardOf({ eventID }: KinesisStreamRecord): string {
  return eventID.slice(0, eventID.indexOf(":"));
}
