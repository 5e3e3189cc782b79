import { expect } from "chai";

import { statementsOf } from "../compute/testing/hosting.ts";
import { type Declared, deploy, only } from "../testing/deploy.ts";
import { definitionErrors } from "../testing/statesLanguage.ts";
import { MentalLlama } from "./mentalLlama.ts";
import { ARGS } from "./testing/llama.ts";

const MACHINE = "aws:sfn/stateMachine:StateMachine";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

const inIam = (declared: Declared[]) =>
  declared
    .filter(({ type }) => type.startsWith("aws:iam/"))
    .map(({ type, name, inputs }) => ({ type, name, inputs }))
    .sort((one, other) => (one.type + one.name < other.type + other.name ? -1 : 1));

describe("MentalLlama, in both postures", () => {
  let declared: Declared[];
  let passive: Declared[];

  before(async () => {
    const declare = (posture: "active" | "passive") =>
      deploy(() => new MentalLlama("prod-llama", { ...ARGS, posture }));
    declared = await declare("active");
    passive = await declare("passive");
  });

  it("has all of it in a passive region but what answers at once, and takes nothing from the queue", () => {
    const [here, there] = [declared, passive].map((all) =>
      all
        .filter(({ type }) => type !== "pulumi:providers:aws")
        .map(({ type, name }) => `${type} ${name}`),
    );
    const missing = (here ?? []).filter((one) => !there?.includes(one));

    expect(there?.filter((one) => !here?.includes(one))).to.deep.equal([]);
    expect(missing).to.include("novamind:compute:ModelEndpoint prod-llama");
    expect(missing.filter((one) => !one.includes("prod-llama"))).to.deep.equal([]);
    expect(missing.filter((one) => /iam|lambda|sqs|pipes|sfn|:lb|sns/.test(one))).to.deep.equal([]);
    expect(inIam(passive)).to.deep.equal(inIam(declared)).and.not.be.empty;
    expect(only(passive, MACHINE).inputs).to.deep.equal(only(declared, MACHINE).inputs);
    expect(only(passive, "aws:pipes/pipe:Pipe").inputs).to.include({ desiredState: "STOPPED" });
  });

  it("asks what answers at once by its name, by the same definition and the same roles in either posture", () => {
    for (const all of [declared, passive]) {
      const { definition } = only(all, MACHINE).inputs as { definition: string };
      const by = Object.fromEntries(
        statementsOf(only(all, ROLE_POLICY, "prod-llama-workflow")).map((one) => [one.Sid, one]),
      );

      expect(definitionErrors(definition)).to.equal("");
      expect(definition.includes('sagemakerruntime:invokeEndpoint"')).to.equal(true);
      expect(by["Ask"]?.Resource).to.equal(
        "arn:aws:sagemaker:us-east-2:111122223333:endpoint/prod-llama",
      );
      expect(by["Enqueue"]).to.deep.include({
        Action: "sagemaker:InvokeEndpointAsync",
        Resource: "arn:aws:mock:::prod-llama-async",
      });
      expect(by["Record"]?.Resource).to.equal("arn:aws:mock:::prod-llama-results");
      expect(by["KeepMessage"]?.Resource).to.equal("arn:aws:mock:::prod-llama-requests-failed");
    }
  });
});
