import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ContainerHosts } from "./containerHosts.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

function statementsOf(declared: Declared[], name: string) {
  const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy", name).inputs;
  const { Statement: statements } = JSON.parse(policy as string) as {
    Statement: { Action: string | string[]; Resource: string | string[]; Condition?: object }[];
  };
  return statements;
}

describe("ContainerHosts", () => {
  let hosts: ContainerHosts;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      hosts = new ContainerHosts("gpu", {
        home,
        clusterArn: "arn:aws:ecs:us-east-2:111122223333:cluster/gpu",
        sessions: { keyArn: "arn:key", logGroupArn: "arn:group" },
      });
    });
  });

  it("is a role with its profile", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:ContainerHosts": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 2,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
      "aws:iam/instanceProfile:InstanceProfile": 1,
    });
  });

  it("joins its own cluster only, and reads no images, logs or secrets", () => {
    const statements = statementsOf(declared, "gpu");

    expect(statements.map(({ Resource, Condition }) => Condition ?? Resource)).to.deep.equal([
      "arn:aws:ecs:us-east-2:111122223333:cluster/gpu",
      { ArnEquals: { "ecs:cluster": "arn:aws:ecs:us-east-2:111122223333:cluster/gpu" } },
      "*",
      { StringEquals: { "cloudwatch:namespace": "Novamind/GpuHosts" } },
    ]);
    for (const action of statements.flatMap(({ Action }) => Action)) {
      expect(action).to.match(/^ecs:|^cloudwatch:PutMetricData$/);
    }
    expect(only(declared, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs).to.include({
      policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
  });

  it("decrypts and records sessions, with the key and in the group that it is given", () => {
    const statements = statementsOf(declared, "gpu-sessions");

    expect(statements.map(({ Resource }) => Resource)).to.deep.equal([
      "arn:key",
      ["arn:group", "arn:group:*"],
      "arn:aws:logs:us-east-2:111122223333:log-group:*",
    ]);
    expect(only(declared, "aws:iam/rolePolicy:RolePolicy", "gpu-sessions").inputs).to.include({
      role: "gpu",
    });
  });

  it("has generated IAM names: both regions share the account's", () => {
    for (const type of ["aws:iam/role:Role", "aws:iam/instanceProfile:InstanceProfile"]) {
      expect(only(declared, type).inputs).not.to.have.any.keys("name", "namePrefix");
    }
  });

  it("answers with its profile", async () => {
    expect(await valueOf(hosts.instanceProfileArn)).to.equal("arn:aws:mock:::gpu");
  });
});
