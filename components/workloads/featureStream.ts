import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { FeatureGroupKey } from "../../services/feature-ingest/src/featureGroups.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import { PrivateFunction } from "../data/privateFunction.ts";
import { streamReading } from "../data/streamReading.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { FeatureStreamAlarms } from "./featureStreamAlarms.ts";
import { ingestStatements } from "./featureStoreStatements.ts";

/**
 * Hours that the stream keeps records: a week, of the 24 to 8,760 that Kinesis offers. Long enough to find a mistake after a weekend
 * and read again what it spoiled.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
 */
const RETENTION_HOURS = 168;

/** Nobody notices it. */
const BATCHING_WINDOW_SECONDS = 1;

/**
 * An hour before the stream loses a record, and within the 604,800 that Lambda allows.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
const MAX_RECORD_AGE_SECONDS = (RETENTION_HOURS - 1) * 3600;

/** All that Kinesis measures per shard: a shard that is hot alone does not show in a stream's average. @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
const SHARD_METRICS = [
  "IncomingBytes",
  "IncomingRecords",
  "IteratorAgeMilliseconds",
  "OutgoingBytes",
  "OutgoingRecords",
  "ReadProvisionedThroughputExceeded",
  "WriteProvisionedThroughputExceeded",
];

export interface FeatureStreamArgs {
  home: Home;
  /** Whether the region serves: a passive one has the stream, and reads nothing from it. */
  posture: "active" | "passive";
  /** Name and ARN of every group that the service knows, by key. */
  groups: Record<"names" | "arns", Record<FeatureGroupKey, pulumi.Input<string>>>;
  /** Key of the stream, the function and what fails, and of the groups' online stores: its role may use no other. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  /** Where the function runs: it needs the feature store's runtime, Kinesis, KMS, CloudWatch Logs, SQS and X-Ray there. */
  network?: FunctionNetwork;
  /** Batches handled at the same time; taken out of what the account has in the region. */
  concurrency: number;
  /** Seconds in which a measurement is to be in the online store; people are called at half of it. */
  freshnessSeconds: number;
  /** Topic whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * The one way into the feature store: an encrypted stream of measurements, which a function checks and puts into their groups. The stream
 * keeps them for a week, so that what went wrong can be read again. Children: 1 Kinesis stream, 1 {@link PrivateFunction}, whose
 * role's name begins with this component's name, 1 event source, 1 {@link FeatureStreamAlarms}.
 *
 * @throws ResourceError when `freshnessSeconds` is not positive, or there is no group
 * @see 45 CFR 164.312(c)(1), integrity
 */
export class FeatureStream extends pulumi.ComponentResource {
  readonly streamArn: pulumi.Output<string>;
  /** What producers put records into. */
  readonly streamName: pulumi.Output<string>;
  readonly functionArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** Queue that is told of the batches that were given up: where they are in the stream, not what is in them. */
  readonly deadLetterQueueArn: pulumi.Output<string>;

  constructor(name: string, args: FeatureStreamArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:FeatureStream", name, args, opts);
    const { home, posture, groups, keyArn, network, freshnessSeconds, alarmTopicArn } = args;
    const groupArns = Object.values(groups.arns);
    demand(this, {
      "freshnessSeconds > 0": Number.isFinite(freshnessSeconds) && freshnessSeconds > 0,
      "groups of one or more": groupArns.length > 0,
    });

    const child = { parent: this };
    const stream = new aws.kinesis.Stream(
      name,
      {
        encryptionType: "KMS",
        kmsKeyId: keyArn,
        retentionPeriod: RETENTION_HOURS,
        shardLevelMetrics: SHARD_METRICS,
        streamModeDetails: { streamMode: "ON_DEMAND" },
      },
      child,
    );
    const ingest = new PrivateFunction(
      name,
      {
        home,
        description: "Measurements into the feature store",
        service: "feature-ingest",
        keyArn,
        logKeyArn: args.logKeyArn,
        statements: ingestStatements(home, stream.arn, groupArns),
        environment: { FEATURE_GROUPS: pulumi.jsonStringify(groups.names) },
        timeoutSeconds: 60,
        memoryMib: 512,
        concurrency: args.concurrency,
        ...(network === undefined ? {} : { network }),
      },
      child,
    );
    const reading = streamReading({
      ...{ function: ingest, streamArn: stream.arn, posture },
      windowSeconds: BATCHING_WINDOW_SECONDS,
      maxAgeSeconds: MAX_RECORD_AGE_SECONDS,
    });
    new aws.lambda.EventSourceMapping(name, reading, child);
    const { functionName, deadLetterQueueArn, logGroupName } = ingest;
    const watched = { streamName: stream.name, functionName, deadLetterQueueArn, logGroupName };
    new FeatureStreamAlarms(name, { ...watched, freshnessSeconds, alarmTopicArn }, child);

    this.streamArn = stream.arn;
    this.streamName = stream.name;
    this.functionArn = ingest.functionArn;
    this.roleArn = ingest.roleArn;
    this.deadLetterQueueArn = deadLetterQueueArn;
    this.registerOutputs({
      streamArn: this.streamArn,
      streamName: this.streamName,
      functionArn: this.functionArn,
      roleArn: this.roleArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
    });
  }
}
