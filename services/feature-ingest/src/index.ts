import type { KinesisStreamBatchResponse, KinesisStreamEvent } from "aws-lambda";

import { put } from "./featureStore.ts";
import { ingest } from "./ingest.ts";
import { settings } from "./settings.ts";

/** Lambda invokes it with what the stream of features holds. */
export async function handler(event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> {
  const { featureGroups } = settings();
  return ingest(event, {
    put: (record) => put(featureGroups, record),
    log: (line) => {
      console.log(line);
    },
    now: Date.now,
  });
}
