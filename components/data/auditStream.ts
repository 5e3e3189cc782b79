import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { AUDIT_RETENTION_DAYS, AUDIT_STREAM_FOLDER } from "../lib/limits.ts";
import type { VaultAddress } from "./accessLogBucket.ts";
import { AuditDeliveryRole } from "./auditDeliveryRole.ts";

/**
 * What Firehose gathers before it writes an object: 5 minutes or 5 MiB, whichever comes first, as it does unless told.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html
 */
const BUFFER = { bufferingInterval: 300, bufferingSize: 5 } as const;

/**
 * Age of the oldest undelivered line from which people are called: three times what Firehose gathers. It keeps trying for
 * 24 hours, then the lines are lost.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/retry.html
 */
const MAX_UNDELIVERED_SECONDS = 900;

export interface AuditStreamArgs {
  home: Home;
  /** The locked vault of this region. */
  vault: VaultAddress;
  /** ARN of the key of what is on its way. */
  keyArn: pulumi.Input<string>;
  /** ARN of the key of this region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * A stream to which lines can only be added: Firehose puts them, compressed, as JSON lines by date into the account's folder of
 * the vault, where nobody changes or deletes them. On its way a line is encrypted under the account's key, in the vault under the
 * vault's. Children: 1 log group, 1 log stream, 1 {@link AuditDeliveryRole}, 1 delivery stream, 1 alarm.
 *
 * @see 45 CFR 164.312(b), audit controls; (c)(1), integrity
 * @see docs/decisions/0038-audit-by-firehose.md
 */
export class AuditStream extends pulumi.ComponentResource {
  readonly streamArn: pulumi.Output<string>;
  readonly streamName: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: AuditStreamArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:AuditStream", name, args, opts);
    const { home, vault, keyArn, logKeyArn } = args;

    const child = { parent: this };
    const group = new aws.cloudwatch.LogGroup(
      name,
      { kmsKeyId: logKeyArn, retentionInDays: AUDIT_RETENTION_DAYS },
      child,
    );
    const errors = new aws.cloudwatch.LogStream(name, { logGroupName: group.name }, child);
    const folder = `${AUDIT_STREAM_FOLDER}/${home.accountId}`;
    const role = new AuditDeliveryRole(
      name,
      { home, vault, folder, logGroupArn: group.arn },
      child,
    );
    const stream = new aws.kinesis.FirehoseDeliveryStream(
      name,
      {
        destination: "extended_s3",
        serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn },
        extendedS3Configuration: {
          ...BUFFER,
          roleArn: role.roleArn,
          bucketArn: vault.bucketArn,
          kmsKeyArn: vault.keyArn,
          compressionFormat: "GZIP",
          fileExtension: ".jsonl.gz",
          prefix: `${folder}/lines/!{timestamp:yyyy/MM/dd}/`,
          errorOutputPrefix: `${folder}/failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
          cloudwatchLoggingOptions: {
            enabled: true,
            logGroupName: group.name,
            logStreamName: errors.name,
          },
        },
      },
      child,
    );
    alarmOf(name, stream, args.alarmTopicArn, this);

    this.streamArn = stream.arn;
    this.streamName = stream.name;
    this.logGroupName = group.name;
    this.registerOutputs({
      streamArn: this.streamArn,
      streamName: this.streamName,
      logGroupName: this.logGroupName,
    });
  }
}

/** @see https://docs.aws.amazon.com/firehose/latest/dev/cloudwatch-metrics.html */
function alarmOf(
  name: string,
  stream: aws.kinesis.FirehoseDeliveryStream,
  alarmTopicArn: pulumi.Input<string>,
  parent: pulumi.Resource,
): void {
  new aws.cloudwatch.MetricAlarm(
    `${name}-undelivered`,
    {
      alarmDescription: `Audit lines are not delivered to the log archive for ${String(MAX_UNDELIVERED_SECONDS)} s, and lost after 24 hours`,
      namespace: "AWS/Firehose",
      metricName: "DeliveryToS3.DataFreshness",
      dimensions: { DeliveryStreamName: stream.name },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: MAX_UNDELIVERED_SECONDS,
      // Nothing to deliver is nothing late.
      treatMissingData: "notBreaching",
      alarmActions: [alarmTopicArn],
      okActions: [alarmTopicArn],
    },
    { parent },
  );
}
