import { expect } from "chai";

import { HOME, KEY, LOG_KEY, refusal, statementsOf, TOPIC } from "../compute/testing/hosting.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { LlamaAnalysis, type LlamaAnalysisArgs } from "./llamaAnalysis.ts";
import { ARGS } from "./testing/llama.ts";

const args: LlamaAnalysisArgs = {
  home: HOME,
  model: "mental-llama-33b-1",
  asyncEndpoint: { name: "llama-async", arn: "arn:async" },
  realTimeEndpointName: "llama",
  data: ARGS.data,
  dataAccountId: "999988887777",
  failed: { arn: "arn:failed", url: "https://failed" },
  network: ARGS.networks.functions,
  concurrency: 5,
  ...{ keyArn: KEY, logKeyArn: LOG_KEY, alarmTopicArn: TOPIC },
};

/** Timeouts of the states that invoke the function. */
function waits(declared: Declared[]): number[] {
  const { definition } = only(declared, "aws:sfn/stateMachine:StateMachine").inputs;
  const { States } = JSON.parse(definition as string) as {
    States: Record<string, { Resource?: string; TimeoutSeconds?: number }>;
  };
  return Object.values(States)
    .filter(({ Resource = "" }) => Resource.endsWith("lambda:invoke"))
    .map(({ TimeoutSeconds = 0 }) => TimeoutSeconds);
}

describe("LlamaAnalysis", () => {
  let made: LlamaAnalysis;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      made = new LlamaAnalysis("prod-llama", args);
    });
  });

  it("is a workflow and the function that it calls, with alarms for each", async () => {
    expect(inventory(declared)).to.include({
      "novamind:workloads:LlamaAnalysis": 1,
      "novamind:compute:Workflow": 1,
      "novamind:data:PrivateFunction": 1,
      "novamind:data:FunctionAlarms": 1,
      "aws:sfn/stateMachine:StateMachine": 1,
    });
    expect(await valueOf(made.stateMachineArn)).to.equal("arn:aws:mock:::prod-llama-workflow");
    expect(await valueOf(made.resultsRoleArn)).to.equal("arn:aws:mock:::prod-llama-results");
  });

  it("lets the function end before the workflow has given it up", () => {
    const { timeout } = only(declared, "aws:lambda/function:Function").inputs;
    const all = waits(declared);

    expect(all).to.have.length.above(1);
    for (const seconds of all) expect(timeout).to.be.a("number").below(seconds);
  });

  it("may ask what answers at once by its name, before it is there", () => {
    const policy = only(declared, "aws:iam/rolePolicy:RolePolicy", "prod-llama-workflow");

    expect(statementsOf(policy).find(({ Sid }) => Sid === "Ask")).to.deep.include({
      Action: "sagemaker:InvokeEndpoint",
      Resource: "arn:aws:sagemaker:us-east-2:111122223333:endpoint/llama",
    });
  });

  it("refuses a model that no result could name", async () => {
    const program = () => new LlamaAnalysis("prod-llama", { ...args, model: "33b/1" });

    expect(await refusal(deploy(program))).to.contain("LlamaAnalysis needs model like ");
  });
});
