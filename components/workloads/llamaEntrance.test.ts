import { expect } from "chai";

import { HOME, KEY, LOG_KEY, refusal, TOPIC } from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { LlamaEntrance, type LlamaEntranceArgs } from "./llamaEntrance.ts";
import { ARGS, SERVICE } from "./testing/llama.ts";

const args: LlamaEntranceArgs = {
  home: HOME,
  callers: SERVICE.callers,
  data: ARGS.data.redaction,
  queue: { arn: "arn:queue", url: "https://queue" },
  listener: SERVICE.listener,
  network: ARGS.networks.functions,
  concurrency: 5,
  ...{ keyArn: KEY, logKeyArn: LOG_KEY, alarmTopicArn: TOPIC },
};

describe("LlamaEntrance", () => {
  let made: LlamaEntrance;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      made = new LlamaEntrance("dr-llama-redaction", args);
    });
  });

  it("is a function behind a load balancer, with alarms", async () => {
    expect(inventory(declared)).to.include({
      "novamind:workloads:LlamaEntrance": 1,
      "novamind:data:PrivateFunction": 1,
      "novamind:data:FunctionAlarms": 1,
      "novamind:workloads:FunctionTarget": 1,
      "aws:lambda/function:Function": 1,
      "aws:iam/role:Role": 1,
    });
    const arn = "arn:aws:mock:::dr-llama-redaction";
    expect(await valueOf(made.functionArn)).to.equal(arn);
    expect(await valueOf(made.roleArn)).to.equal(arn);
    expect(await valueOf(made.targetGroupArn)).to.equal(arn);
  });

  it("runs in our network, and takes what the listener gets below its path", () => {
    expect(only(declared, "aws:lambda/function:Function").inputs).to.deep.include({
      vpcConfig: ARGS.networks.functions,
      reservedConcurrentExecutions: 5,
      timeout: 30,
    });
    expect(only(declared, "aws:lb/listenerRule:ListenerRule").inputs).to.deep.include({
      listenerArn: "arn:aws:mock:::listener",
      priority: 20,
      conditions: [
        { pathPattern: { values: ["/llama/*"] } },
        { httpRequestMethod: { values: ["GET", "POST"] } },
      ],
    });
  });

  it("refuses to let in whom nobody names", async () => {
    const callers = { ...args.callers, clientIds: [], groups: [] };
    const program = () => new LlamaEntrance("dr-llama-redaction", { ...args, callers });

    expect(await refusal(deploy(program))).to.equal(
      "LlamaEntrance needs clients, one or more, groups, one or more",
    );
  });
});
