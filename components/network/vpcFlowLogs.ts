import * as pulumi from "@pulumi/pulumi";

import { type FlowRecords, recordFlows } from "./recordedFlows.ts";

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

export interface VpcFlowLogsArgs extends FlowRecords {
  vpcId: pulumi.Input<string>;
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
    const { vpcId, ...records } = args;
    const source = { vpcId, trafficType: "ALL", fields: FLOW_LOG_FIELDS };

    this.logGroupName = recordFlows(name, source, records, this).name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}
