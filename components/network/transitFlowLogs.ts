import * as pulumi from "@pulumi/pulumi";

import { type FlowRecords, recordFlows } from "./recordedFlows.ts";

/**
 * All fields of version 6, in the order of AWS's table. A gateway has neither interfaces nor verdicts, but tells both ends of a
 * flow and why packets were lost.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html
 */
export const TRANSIT_FLOW_LOG_FIELDS = [
  ...["version", "resource-type", "account-id", "tgw-id", "tgw-attachment-id"],
  ...["tgw-src-vpc-account-id", "tgw-dst-vpc-account-id", "tgw-src-vpc-id", "tgw-dst-vpc-id"],
  ...["tgw-src-subnet-id", "tgw-dst-subnet-id", "tgw-src-eni", "tgw-dst-eni"],
  ...["tgw-src-az-id", "tgw-dst-az-id", "tgw-pair-attachment-id", "srcaddr", "dstaddr"],
  ...["srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "log-status", "type"],
  ...["packets-lost-no-route", "packets-lost-blackhole", "packets-lost-mtu-exceeded"],
  ...["packets-lost-ttl-expired", "tcp-flags", "region", "flow-direction"],
  ...["pkt-src-aws-service", "pkt-dst-aws-service"],
];

export interface TransitFlowLogsArgs extends FlowRecords {
  transitGatewayId: pulumi.Input<string>;
}

/**
 * Records every flow through a transit gateway, the dropped ones too, in an encrypted log group and in the log archive's vault.
 * There is no choice of accepted or rejected traffic here: asking for one is an error. Children: 1 log group, 1 role with its
 * policy, 2 flow logs.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/flow-logs-api-cli.html
 */
export class TransitFlowLogs extends pulumi.ComponentResource {
  /** Name of the log group, for metric filters and queries. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: TransitFlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:TransitFlowLogs", name, args, opts);
    const { transitGatewayId, ...records } = args;
    const source = { transitGatewayId, fields: TRANSIT_FLOW_LOG_FIELDS };

    this.logGroupName = recordFlows(name, source, records, this).name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}
