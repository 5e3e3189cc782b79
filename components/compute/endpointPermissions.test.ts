import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { EndpointPermissions, type EndpointPermissionsArgs } from "./endpointPermissions.ts";
import { HOME, KEY, providersOf, statementsOf } from "./testing/hosting.ts";

const POLICY = "aws:iam/rolePolicy:RolePolicy";

const args: EndpointPermissionsArgs = {
  home: HOME,
  endpointName: "risk",
  modelName: "risk-1a2b3c4",
  roleName: "risk-model",
  instanceType: "ml.m5.xlarge",
  capture: "off",
  keyArn: KEY,
};
const declare = (changed: Partial<EndpointPermissionsArgs>) =>
  deploy(() => new EndpointPermissions("risk", { ...args, ...changed }));

describe("EndpointPermissions", () => {
  let made: EndpointPermissions;
  let declared: Declared[];
  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: HOME.region });
      made = new EndpointPermissions("risk", args, { provider });
    });
  });

  it("is one policy of the model's role, and says the model's name once it is there", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:EndpointPermissions": 1,
      [POLICY]: 1,
      "pulumi:providers:aws": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(only(declared, POLICY).inputs["role"]).to.equal("risk-model");
    expect(await valueOf(made.modelName)).to.equal("risk-1a2b3c4");
  });

  it("lets it write the log of the endpoint, see its alarms and encrypt its volumes, and no more", () => {
    const statements = statementsOf(only(declared, POLICY));
    const by = Object.fromEntries(statements.map((one) => [one.Sid, one]));
    const group = "arn:aws:logs:us-east-2:111122223333:log-group:/aws/sagemaker/Endpoints/risk";

    expect(Object.keys(by)).to.deep.equal(["Log", "Rollback", "Volume"]);
    expect(by["Log"]?.Resource).to.deep.equal([group, `${group}:*`]);
    expect(by["Rollback"]?.Resource).to.deep.equal(
      ["errors", "latency"].map(
        (alarm) => `arn:aws:cloudwatch:us-east-2:111122223333:alarm:risk-${alarm}`,
      ),
    );
    expect(by["Volume"]?.Condition).to.deep.equal({
      Bool: { "kms:GrantIsForAWSResource": "true" },
    });
  });

  it("asks for no grant on a type with disks of its own, to which no key is given", async () => {
    const onDisks = await declare({ instanceType: "ml.p4d.24xlarge" });

    expect(statementsOf(only(onDisks, POLICY)).map(({ Sid }) => Sid)).to.deep.equal([
      "Log",
      "Rollback",
    ]);
  });

  it("lets requests be kept below one folder only", async () => {
    const capture = {
      bucketName: "features",
      bucketArn: "arn:aws:s3:::features",
      prefix: "captured/risk/",
    };
    const kept = statementsOf(only(await declare({ capture }), POLICY));

    expect(kept.find(({ Sid }) => Sid === "Capture")?.Resource).to.equal(
      "arn:aws:s3:::features/captured/risk/*",
    );
    expect(kept.find(({ Sid }) => Sid === "Key")?.Resource).to.equal(KEY);
  });
});
