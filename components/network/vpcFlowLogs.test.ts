import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { home, SPOKE_ACCOUNT, valuesOf } from "./testing/fixtures.ts";
import { FLOW_LOG_FIELDS, VpcFlowLogs } from "./vpcFlowLogs.ts";

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

describe("VpcFlowLogs", () => {
  let declared: Declared[];
  let logs: VpcFlowLogs | undefined;
  before(async () => {
    declared = await deploy(() => {
      logs = new VpcFlowLogs("flow", {
        vpcId: "vpc-1",
        home: home(SPOKE_ACCOUNT),
        logKeyArn: "arn:aws:kms:us-east-2:222222222222:key/logs",
        logRetentionDays: 2192,
        vaultArn: "arn:aws:s3:::vault",
      });
    });
  });
  const document = (type: string, key: string) =>
    JSON.parse(only(declared, type).inputs[key] as string) as { Statement: unknown[] };

  it("consists of a log group, a role with its policy, and two flow logs", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:VpcFlowLogs": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      [FLOW_LOG]: 2,
    });
  });

  it("encrypts the log group and keeps it as long as told", async () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.equal({
      kmsKeyId: "arn:aws:kms:us-east-2:222222222222:key/logs",
      retentionInDays: 2192,
    });
    const logGroupName = (logs as VpcFlowLogs).logGroupName;
    expect(await valuesOf({ logGroupName })).to.deep.equal({ logGroupName: "flow" });
  });

  it("records all traffic, by the minute, in every field of versions 2 to 10", () => {
    for (const name of ["flow-group", "flow-vault"]) {
      const { inputs } = only(declared, FLOW_LOG, name);
      expect(inputs).to.include({ vpcId: "vpc-1", trafficType: "ALL", maxAggregationInterval: 60 });
      expect(inputs["logFormat"]).to.match(
        /^\$\{version\} \$\{account-id\} .*\$\{encryption-status\}$/,
      );
    }
    expect(new Set(FLOW_LOG_FIELDS)).to.have.property("size", 42);
  });

  it("writes to the log group with its own role", () => {
    expect(only(declared, FLOW_LOG, "flow-group").inputs).to.include({
      logDestinationType: "cloud-watch-logs",
      logDestination: "arn:aws:mock:::flow",
      iamRoleArn: "arn:aws:mock:::flow",
    });
  });

  it("writes to the vault as Parquet, by hour", () => {
    expect(only(declared, FLOW_LOG, "flow-vault").inputs).to.deep.include({
      logDestinationType: "s3",
      logDestination: "arn:aws:s3:::vault",
      destinationOptions: {
        fileFormat: "parquet",
        hiveCompatiblePartitions: true,
        perHourPartition: true,
      },
    });
  });

  it("trusts the flow log service on behalf of this account only", () => {
    expect(document("aws:iam/role:Role", "assumeRolePolicy").Statement).to.deep.equal([
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": SPOKE_ACCOUNT } },
      },
    ]);
  });

  it("lets the role write this log group and no other", () => {
    expect(document("aws:iam/rolePolicy:RolePolicy", "policy").Statement).to.deep.equal([
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: "arn:aws:mock:::flow:*",
      },
      {
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: "arn:aws:logs:us-east-2:222222222222:log-group:*",
      },
    ]);
  });
});
