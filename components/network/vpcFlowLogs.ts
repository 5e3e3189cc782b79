import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";

/** Seconds over which packets are summed up into one record: the shorter of the two that AWS offers. */
const AGGREGATION_SECONDS = 60;

/**
 * All fields of versions 2 to 10, in the order of AWS's table: version 6 is for transit gateways alone. Version 7 names the ECS task,
 * 8 why a packet was refused, 9 a regional NAT gateway, 10 whether the packets were encrypted in transit.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
 */
export const FLOW_LOG_FIELDS = [
  ...["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport"],
  ...["protocol", "packets", "bytes", "start", "end", "action", "log-status"],
  ...["vpc-id", "subnet-id", "instance-id", "tcp-flags", "type", "pkt-srcaddr", "pkt-dstaddr"],
  ...["region", "az-id", "sublocation-type", "sublocation-id"],
  ...["pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path"],
  ...["ecs-cluster-arn", "ecs-cluster-name", "ecs-container-instance-arn"],
  ...["ecs-container-instance-id", "ecs-container-id", "ecs-second-container-id"],
  ...["ecs-service-name", "ecs-task-definition-arn", "ecs-task-arn", "ecs-task-id"],
  ...["reject-reason", "resource-id", "encryption-status"],
];

export interface VpcFlowLogsArgs {
  vpcId: pulumi.Input<string>;
  home: Home;
  /** Key that encrypts the log group; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
  /** Days the log group keeps records, a step that CloudWatch Logs accepts. */
  logRetentionDays: number;
  /** Bucket of the log archive that keeps the records for good. */
  vaultArn: pulumi.Input<string>;
}

/**
 * Records every flow of a VPC twice: in an encrypted log group to search and alarm on, and in the log archive's vault, out of
 * reach of the account, as Parquet by hour. Children: 1 log group, 1 role with its policy, 2 flow logs.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
 */
export class VpcFlowLogs extends pulumi.ComponentResource {
  /** Name of the log group, for metric filters and queries. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: VpcFlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:VpcFlowLogs", name, args, opts);
    const { vpcId, home, logKeyArn, logRetentionDays, vaultArn } = args;

    const child = { parent: this };
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
      vpcId,
      trafficType: "ALL",
      logFormat: FLOW_LOG_FIELDS.map((field) => `\${${field}}`).join(" "),
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

    this.logGroupName = group.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
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
