import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { PrivateFunction } from "./privateFunction.ts";

/** Records of one batch, and batches of one shard that are handled at the same time, those of one subject in order. */
const BATCH = { batchSize: 100, parallelizationFactor: 2 } as const;

/**
 * Attempts at a batch, with growing pauses between them: enough to sit out a short outage of what the function calls, and few enough that a
 * record that fails for ever does not hold up its shard until all behind it has expired.
 */
const MAX_RETRIES = 100;

export interface StreamReading {
  function: PrivateFunction;
  streamArn: pulumi.Input<string>;
  posture: "active" | "passive";
  /** Seconds to wait for a batch to fill: a call costs the same for one record. */
  windowSeconds: number;
  /** Seconds after which a record is given up and told: before the stream loses it, and nobody is told. */
  maxAgeSeconds: number;
}

/**
 * How Lambda reads a stream of DynamoDB or Kinesis: from the oldest record, so that none is missed; in a passive region not at all.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export function streamReading(reading: StreamReading): aws.lambda.EventSourceMappingArgs {
  const { functionArn, deadLetterQueueArn } = reading.function;
  return {
    ...BATCH,
    eventSourceArn: reading.streamArn,
    functionName: functionArn,
    enabled: reading.posture === "active",
    startingPosition: "TRIM_HORIZON",
    maximumBatchingWindowInSeconds: reading.windowSeconds,
    functionResponseTypes: ["ReportBatchItemFailures"],
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: MAX_RETRIES,
    maximumRecordAgeInSeconds: reading.maxAgeSeconds,
    destinationConfig: { onFailure: { destinationArn: deadLetterQueueArn } },
  };
}
