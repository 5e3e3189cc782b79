import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";

/** Seconds over which packets are summed up into one record: the shorter of the two that AWS offers, the only one of a gateway. */
const AGGREGATION_SECONDS = 60;

/** What is recorded, and in which fields. */
export type FlowSource = Pick<aws.ec2.FlowLogArgs, "vpcId" | "transitGatewayId" | "trafficType"> & {
  fields: readonly string[];
};

/** Where records go. */
export interface FlowRecords {
  home: Home;
  /** Key that encrypts the log group; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
  /** Days the log group keeps records, a step that CloudWatch Logs accepts. */
  logRetentionDays: number;
  /** Bucket of the log archive that keeps the records for good. */
  vaultArn: pulumi.Input<string>;
}

/**
 * Declares, as children of `parent`, what records every flow of a source twice: in an encrypted log group to search and alarm on,
 * and in the log archive's vault, out of reach of the account, as Parquet by hour. 1 log group, 1 role with its policy, 2 flow
 * logs.
 *
 * @returns the log group
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
 */
export function recordFlows(
  name: string,
  { fields, ...source }: FlowSource,
  { home, logKeyArn, logRetentionDays, vaultArn }: FlowRecords,
  parent: pulumi.Resource,
): aws.cloudwatch.LogGroup {
  const child = { parent };
  const group = new aws.cloudwatch.LogGroup(
    name,
    { kmsKeyId: logKeyArn, retentionInDays: logRetentionDays },
    child,
  );
  const role = new aws.iam.Role(
    name,
    { assumeRolePolicy: assumableBy("vpc-flow-logs.amazonaws.com", home) },
    child,
  );
  const policy = new aws.iam.RolePolicy(
    name,
    { role: role.id, policy: writesTo(group.arn, home) },
    child,
  );

  const flow = {
    ...source,
    logFormat: fields.map((field) => `\${${field}}`).join(" "),
    maxAggregationInterval: AGGREGATION_SECONDS,
    tags: { Name: name },
  };
  new aws.ec2.FlowLog(
    `${name}-group`,
    {
      ...flow,
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: pulumi.all([role.arn, policy.id]).apply(([arn]) => arn),
    },
    child,
  );
  new aws.ec2.FlowLog(
    `${name}-vault`,
    {
      ...flow,
      logDestinationType: "s3",
      logDestination: vaultArn,
      destinationOptions: {
        fileFormat: "parquet",
        hiveCompatiblePartitions: true,
        perHourPartition: true,
      },
    },
    child,
  );
  return group;
}

/**
 * Lets the flow log service write streams of one log group, and find it among those of the account.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
function writesTo(groupArn: pulumi.Output<string>, { accountId, partition, region }: Home) {
  return policyDocument(
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${groupArn}:*`,
    },
    {
      Effect: "Allow",
      Action: "logs:DescribeLogGroups",
      Resource: `arn:${partition}:logs:${region}:${accountId}:log-group:*`,
    },
  );
}
