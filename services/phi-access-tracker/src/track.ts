import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

import { audit, type Surroundings as AuditSurroundings } from "./audit.ts";

/** What the function needs of the world around it. */
export interface Surroundings extends AuditSurroundings {
  /** Sends lines to the audit stream, and answers with the indices of those it did not take. */
  send: (lines: readonly string[]) => Promise<ReadonlySet<number>>;
}

/**
 * Puts an entry about every record of an event into the audit stream. Lambda sends again from the first record that is not in
 * it; those after it may be there twice, with the same event id.
 *
 * @returns the first record that has to come again, by its sequence number
 * @throws Error when that record has none: then all have to come again
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function track(
  { Records }: DynamoDBStreamEvent,
  around: Surroundings,
): Promise<DynamoDBBatchResponse> {
  const entries = await Promise.allSettled(Records.map((record) => audit(record, around)));
  const made = entries.flatMap((entry, index) =>
    entry.status === "fulfilled" ? [{ index, line: `${JSON.stringify(entry.value)}\n` }] : [],
  );
  const refused = await around.send(made.map(({ line }) => line));
  const taken = new Set(made.flatMap(({ index }, at) => (refused.has(at) ? [] : [index])));
  const first = Records.find((_, index) => !taken.has(index));
  return { batchItemFailures: first === undefined ? [] : [failure(first)] };
}

function failure({ dynamodb }: DynamoDBRecord) {
  const itemIdentifier = dynamodb?.SequenceNumber;
  if (itemIdentifier === undefined)
    throw new Error("A record without a sequence number has to come again");
  return { itemIdentifier };
}
