import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { TableAccelerator, type TableAcceleratorArgs } from "./tableAccelerator.ts";

const CLUSTER = "aws:dax/cluster:Cluster";
const TABLE = "arn:aws:dynamodb:us-east-2:111122223333:table/records";

const args: TableAcceleratorArgs = {
  classification: "phi",
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  clusterName: "records",
  tableArns: [TABLE],
  keys: [{ classification: "phi", arn: "arn:aws:kms:us-east-2:111122223333:key/phi" }],
  subnetIds: { "use2-az1": "subnet-1", "use2-az2": "subnet-2", "use2-az3": "subnet-3" },
  securityGroupIds: ["sg-1"],
  nodeType: "dax.r5.large",
};

interface Statement {
  Sid: string;
  Action: string[];
  Resource: string | string[];
}

describe("TableAccelerator", () => {
  let made: TableAccelerator;
  let declared: Declared[];

  const refusal = async (wrong: Partial<TableAcceleratorArgs>) => {
    const program = () => new TableAccelerator("records", { ...args, ...wrong });
    return (await deploy(program).catch((e: unknown) => e)) as Error;
  };

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new TableAccelerator("records", args, { provider });
    });
  });

  it("is a cluster with a role, a subnet group and parameters of its own", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:data:TableAccelerator": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:dax/subnetGroup:SubnetGroup": 1,
      "aws:dax/parameterGroup:ParameterGroup": 1,
      [CLUSTER]: 1,
    });
    const custom = declared.filter((one) => one.custom && one.type !== "pulumi:providers:aws");
    expect(custom.every(({ provider }) => provider.includes("::here::"))).to.equal(true);
  });

  it("answers over TLS only, encrypted, from three nodes", () => {
    expect(only(declared, CLUSTER).inputs).to.deep.include({
      clusterName: "records",
      clusterEndpointEncryptionType: "TLS",
      serverSideEncryption: { enabled: true },
      replicationFactor: 3,
      nodeType: "dax.r5.large",
      securityGroupIds: ["sg-1"],
      tags: { DataClassification: "phi" },
    });
    expect(only(declared, "aws:dax/subnetGroup:SubnetGroup").inputs).to.deep.include({
      subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
    });
    expect(only(declared, "aws:dax/parameterGroup:ParameterGroup").inputs).to.deep.include({
      parameters: [
        { name: "query-ttl-millis", value: "300000" },
        { name: "record-ttl-millis", value: "300000" },
      ],
    });
  });

  it("has a role that the tables' policies exempt, for these tables and their indexes only", () => {
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs as { policy: string };
    const [records, keys] = (JSON.parse(policy) as { Statement: Statement[] }).Statement;

    expect(only(declared, "aws:iam/role:Role").inputs).to.include({
      path: "/novamind/accelerators/",
    });
    expect(records?.Resource).to.deep.equal([TABLE, `${TABLE}/index/*`]);
    expect(records?.Action).to.not.include.members(["dynamodb:DeleteTable"]);
    expect(records?.Action.some((action) => action.includes("*"))).to.equal(false);
    expect(keys).to.deep.include({
      Resource: args.keys.map(({ arn }) => arn),
      Condition: { StringEquals: { "kms:ViaService": "dynamodb.us-east-2.amazonaws.com" } },
    });
  });

  it("tells its ARN, its endpoint and its role", async () => {
    expect(await valueOf(made.arn)).to.equal("arn:aws:mock:::records");
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::records");
    expect(made).to.have.property("endpoint");
  });

  it("refuses what does not outlive a zone, remembers for ever, or cannot be", async () => {
    expect(await refusal({ nodes: 2, subnetIds: { "use2-az1": "subnet-1" } })).to.have.property(
      "message",
      "TableAccelerator needs subnets in 2 zones or more, 3 to 11 nodes",
    );
    expect(await refusal({ nodeType: "dax.t3.small", recordTtlSeconds: 0 })).to.have.property(
      "message",
      "TableAccelerator needs a node type of dax.r, recordTtlSeconds of 1 or more",
    );
    for (const clusterName of ["Records", "a--b", "ends-", "x".repeat(21)]) {
      expect((await refusal({ clusterName, tableArns: [] })).message).to.equal(
        "TableAccelerator needs clusterName of small letters, digits and single hyphens, up to 20, tableArns of one table or more",
      );
    }
  });

  it("refuses to pass for less protected than a table of it, or for more than all of them", async () => {
    const clinical = { classification: "clinical", arn: "arn:clinical" } as const;
    const keys = [clinical, ...args.keys];
    const needs = (classification: string) =>
      `TableAccelerator needs keys of ${classification} data, and of none more protected`;

    const both = await deploy(() => new TableAccelerator("records", { ...args, keys }));
    expect(only(both, CLUSTER).inputs).to.deep.include({ tags: { DataClassification: "phi" } });
    expect((await refusal({ classification: "clinical", keys })).message).to.equal(
      needs("clinical"),
    );
    expect((await refusal({ keys: [clinical] })).message).to.equal(needs("phi"));
    expect((await refusal({ keys: [] })).message).to.equal(needs("phi"));
  });
});
