import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { providersOf, refusal } from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { FunctionTarget, type FunctionTargetArgs } from "./functionTarget.ts";

const args: FunctionTargetArgs = {
  functionArn: "arn:aws:lambda:us-east-2:111122223333:function:redaction",
  listener: { listenerArn: "arn:listener", priority: 20 },
  path: "/llama/*",
  methods: ["GET", "POST"],
  healthPath: "/llama/health",
};

describe("FunctionTarget", () => {
  let made: FunctionTarget;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-east-2" });
      made = new FunctionTarget("redaction", args, { provider });
    });
  });

  it("is a target group with a function in it, and a rule that leads there", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:FunctionTarget": 1,
      "aws:lb/targetGroup:TargetGroup": 1,
      "aws:lambda/permission:Permission": 1,
      "aws:lb/targetGroupAttachment:TargetGroupAttachment": 1,
      "aws:lb/listenerRule:ListenerRule": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.targetGroupArn)).to.equal("arn:aws:mock:::redaction");
    expect(await valueOf(made.ruleArn)).to.equal("arn:aws:mock:::redaction");
  });

  it("lets this target group alone invoke the function", () => {
    expect(only(declared, "aws:lambda/permission:Permission").inputs).to.deep.equal({
      action: "lambda:InvokeFunction",
      function: args.functionArn,
      principal: "elasticloadbalancing.amazonaws.com",
      sourceArn: "arn:aws:mock:::redaction",
    });
    expect(
      only(declared, "aws:lb/targetGroupAttachment:TargetGroupAttachment").inputs,
    ).to.deep.equal({ targetGroupArn: "arn:aws:mock:::redaction", targetId: args.functionArn });
  });

  it("forwards its path and methods, and asks the function itself how it is", () => {
    const group = only(declared, "aws:lb/targetGroup:TargetGroup").inputs;
    expect(group).to.have.nested.include({
      targetType: "lambda",
      "healthCheck.enabled": true,
      "healthCheck.path": "/llama/health",
      "healthCheck.matcher": "200",
    });
    // AWS refuses them for functions.
    expect(group).to.not.have.any.keys("port", "protocol", "vpcId");
    expect(only(declared, "aws:lb/listenerRule:ListenerRule").inputs).to.deep.equal({
      listenerArn: "arn:listener",
      priority: 20,
      conditions: [
        { pathPattern: { values: ["/llama/*"] } },
        { httpRequestMethod: { values: ["GET", "POST"] } },
      ],
      actions: [{ type: "forward", targetGroupArn: "arn:aws:mock:::redaction" }],
    });
  });

  it("refuses what AWS would, all at once", async () => {
    const listener = { ...args.listener, priority: 50_001 };
    const wrong = { ...args, listener, path: "llama", methods: ["post"] };

    expect(await refusal(deploy(() => new FunctionTarget("redaction", wrong)))).to.equal(
      "FunctionTarget needs a priority from 1 to 50000, paths that begin with /, methods in capitals",
    );
  });
});
