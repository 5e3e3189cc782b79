import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ContainerHosts } from "./containerHosts.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

describe("ContainerHosts", () => {
  let hosts: ContainerHosts;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      hosts = new ContainerHosts("gpu", {
        home,
        clusterArn: "arn:aws:ecs:us-east-2:111122223333:cluster/gpu",
      });
    });
  });

  it("is a role with its profile", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:ContainerHosts": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
      "aws:iam/instanceProfile:InstanceProfile": 1,
    });
  });

  it("joins its own cluster only, and reads no images, logs or secrets", () => {
    const policy = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs["policy"] as string;
    const { Statement: statements } = JSON.parse(policy) as {
      Statement: { Action: string | string[]; Resource: string; Condition?: object }[];
    };

    expect(statements.map(({ Resource, Condition }) => Condition ?? Resource)).to.deep.equal([
      "arn:aws:ecs:us-east-2:111122223333:cluster/gpu",
      { ArnEquals: { "ecs:cluster": "arn:aws:ecs:us-east-2:111122223333:cluster/gpu" } },
      "*",
    ]);
    for (const { Action } of statements) {
      for (const action of [Action].flat()) expect(action).to.match(/^ecs:/);
    }
    expect(only(declared, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs).to.include({
      policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
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
