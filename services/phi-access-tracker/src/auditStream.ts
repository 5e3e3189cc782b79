import { setTimeout as sleep } from "node:timers/promises";

import { FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose";

/** @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html */
export const MAX_BATCH_RECORDS = 500;
export const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** How often records that Firehose refused are sent before they have to come again by the stream. */
const ATTEMPTS = 4;
/** Milliseconds before the first repetition; each further one waits twice as long. */
const PATIENCE_MS = 100;

const client = new FirehoseClient();

/**
 * Sends lines to Firehose in as few requests as its limits allow, and again those that it refused, and only those.
 *
 * @param lines each ends with a line break
 * @returns indices of the lines that Firehose did not take in the end
 */
export async function send(
  streamName: string,
  lines: readonly string[],
  patience = PATIENCE_MS,
): Promise<Set<number>> {
  const refused = new Set<number>();
  for (const batch of batches(lines)) {
    for (const index of await sendBatch(streamName, batch, patience)) refused.add(index);
  }
  return refused;
}

interface Sent {
  index: number;
  data: Uint8Array;
}

/** Lines as bytes, in batches within the limits, in their order. */
function batches(lines: readonly string[]): Sent[][] {
  const made: Sent[][] = [];
  let bytes = 0;
  for (const [index, line] of lines.entries()) {
    const data = new TextEncoder().encode(line);
    const current = made.at(-1);
    bytes += data.byteLength;
    if (current === undefined || current.length === MAX_BATCH_RECORDS || bytes > MAX_BATCH_BYTES) {
      made.push([{ index, data }]);
      bytes = data.byteLength;
    } else current.push({ index, data });
  }
  return made;
}

async function sendBatch(streamName: string, batch: Sent[], patience: number): Promise<number[]> {
  let left = batch;
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt += 1) {
    if (attempt > 0) await sleep(patience * 2 ** (attempt - 1));
    left = await refusedOf(streamName, left);
  }
  return left.map(({ index }) => index);
}

/** A request that fails as a whole has refused all of its lines. */
async function refusedOf(DeliveryStreamName: string, batch: Sent[]): Promise<Sent[]> {
  const put = new PutRecordBatchCommand({
    DeliveryStreamName,
    Records: batch.map(({ data }) => ({ Data: data })),
  });
  try {
    const { RequestResponses = [] } = await client.send(put);
    // A record without an id was not taken, whether or not the answer says why.
    return batch.filter((_, index) => RequestResponses[index]?.RecordId === undefined);
  } catch {
    return batch;
  }
}
