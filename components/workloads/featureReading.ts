import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { PrivateFunction } from "../data/privateFunction.ts";

/**
 * Hours that the stream keeps records: a week, of the 24 to 8,760 that Kinesis offers. Long enough to find a mistake after a weekend
 * and read again what it spoiled.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
 */
export const RETENTION_HOURS = 168;

/** Records of one batch, and batches of one shard that are handled at the same time, those of one subject in order. */
const BATCH = { batchSize: 100, parallelizationFactor: 2 } as const;

/** Seconds to wait for a batch to fill: one costs less than a call per record, and nobody notices it. */
const BATCHING_WINDOW_SECONDS = 1;

/** Attempts at a batch, with growing pauses between them: enough for a short outage, and few enough not to hold up a shard for days. */
const MAX_RETRIES = 100;

/**
 * Seconds after which a record is given up and told: an hour before the stream loses it, and nobody is told. Within the 604,800
 * that Lambda allows.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
const MAX_RECORD_AGE_SECONDS = (RETENTION_HOURS - 1) * 3600;

/**
 * How Lambda reads the stream: from the oldest record, so that none is missed; in a passive region not at all.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export function featureReading(
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
