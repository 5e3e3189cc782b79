import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { PrivateFunction } from "./privateFunction.ts";

/** Records of one batch, and batches of one shard that are tracked at the same time, those of one item in order. */
const BATCH = { batchSize: 100, parallelizationFactor: 2 } as const;

/** Seconds to wait for a batch to fill: an audit line is in no hurry, and a call costs the same for one record. */
const BATCHING_WINDOW_SECONDS = 5;

/**
 * Attempts at a batch, with growing pauses between them: enough to sit out a short outage of KMS or Firehose, and few enough that a
 * record that fails for ever does not hold up its shard until all behind it has expired.
 */
const MAX_RETRIES = 100;

/**
 * Seconds after which a record is given up and told: an hour before the 24 that a stream keeps it, after which it would be gone
 * and nobody told.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
const MAX_RECORD_AGE_SECONDS = 82_800;

/**
 * How Lambda reads a stream: from the oldest record, so that none is missed; in a passive region not at all.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function streamReading(
  { functionArn, deadLetterQueueArn }: PrivateFunction,
  streamArn: pulumi.Input<string>,
  posture: "active" | "passive",
): aws.lambda.EventSourceMappingArgs {
  return {
    ...BATCH,
    eventSourceArn: streamArn,
    functionName: functionArn,
    enabled: posture === "active",
    startingPosition: "TRIM_HORIZON",
    maximumBatchingWindowInSeconds: BATCHING_WINDOW_SECONDS,
    functionResponseTypes: ["ReportBatchItemFailures"],
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: MAX_RETRIES,
    maximumRecordAgeInSeconds: MAX_RECORD_AGE_SECONDS,
    destinationConfig: { onFailure: { destinationArn: deadLetterQueueArn } },
  };
}
