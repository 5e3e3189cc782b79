import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { home, NETWORK_ACCOUNT, valuesOf } from "./testing/fixtures.ts";
import { TRANSIT_FLOW_LOG_FIELDS, TransitFlowLogs } from "./transitFlowLogs.ts";

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

describe("TransitFlowLogs", () => {
  let declared: Declared[];
  let logs: TransitFlowLogs | undefined;
  before(async () => {
    declared = await deploy(() => {
      logs = new TransitFlowLogs("flow", {
        transitGatewayId: "tgw-1",
        home: home(NETWORK_ACCOUNT),
        logKeyArn: "arn:aws:kms:us-east-2:111111111111:key/logs",
        logRetentionDays: 2192,
        vaultArn: "arn:aws:s3:::vault",
      });
    });
  });

  it("consists of a log group, a role with its policy, and two flow logs", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:TransitFlowLogs": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      [FLOW_LOG]: 2,
    });
    const { logGroupName } = logs as TransitFlowLogs;
    expect(await valuesOf({ logGroupName })).to.deep.equal({ logGroupName: "flow" });
  });

  it("encrypts the log group and keeps it as long as told", () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.equal({
      kmsKeyId: "arn:aws:kms:us-east-2:111111111111:key/logs",
      retentionInDays: 2192,
    });
  });

  it("records the gateway by the minute in every field of version 6, without a choice of traffic", () => {
    for (const name of ["flow-group", "flow-vault"]) {
      const { inputs } = only(declared, FLOW_LOG, name);
      expect(inputs).to.include({ transitGatewayId: "tgw-1", maxAggregationInterval: 60 });
      expect(inputs).to.not.have.any.keys("trafficType", "vpcId");
      expect(inputs["logFormat"]).to.match(/^\$\{version\} \$\{resource-type\} .*\$\{tgw-id\} /);
    }
    expect(new Set(TRANSIT_FLOW_LOG_FIELDS)).to.have.property("size", 36);
  });

  it("writes to the log group and to the vault", () => {
    expect(only(declared, FLOW_LOG, "flow-group").inputs).to.include({
      logDestinationType: "cloud-watch-logs",
      logDestination: "arn:aws:mock:::flow",
    });
    expect(only(declared, FLOW_LOG, "flow-vault").inputs).to.include({
      logDestinationType: "s3",
      logDestination: "arn:aws:s3:::vault",
    });
  });
});
