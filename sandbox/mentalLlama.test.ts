import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes } from "./tally.ts";
import { openSandbox, succeeded } from "./testing/openSandbox.ts";
import { writtenTo } from "./testing/otherwise.ts";

const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

describe("MentalLLaMA", function () {
  this.timeout(PATIENCE_MS);
  let posture = "passive";
  let image = "a";
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("mental-llama", {
      program: {
        main: ownFile("testing", "llamaProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
      override: () => ({ "novamind:image": image, "novamind:posture": posture }),
    });
    succeeded(await sandbox.run("up", "prod", WITHOUT));
  });
  after(() => {
    sandbox.close();
  });

  const endpoints = () =>
    sandbox.world
      .inventory()
      .filter(({ type }) => type === "aws:sagemaker/endpoint:Endpoint")
      .map(({ id }) => id);
  const altered = async () => {
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    return alterations(outcome.events).map(({ op, urn }) => `${op} ${typeAndName(urn)}`);
  };

  it("has no endpoint that answers at once where the region is passive", () => {
    expect(endpoints()).to.deep.equal(["prod-llama-async"]);
  });

  it("stays as it is when nothing changed", async () => {
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    expect(changes(outcome.events)).to.have.all.keys("same");
  });

  it("is promoted by an endpoint, the pipe and the bound of the queue, with nothing in IAM", async () => {
    posture = "active";
    const before = sandbox.world.calls().length;
    expect((await altered()).filter((one) => one.includes("aws:"))).to.have.members([
      "update aws:appautoscaling/target:Target::prod-llama-async",
      "update aws:pipes/pipe:Pipe::prod-llama-pipe",
    ]);
    expect(endpoints()).to.have.members(["prod-llama-async", "prod-llama"]);
    expect([...writtenTo(sandbox.world.calls().slice(before)).global]).to.deep.equal([]);
  });

  it("moves to a new image while both endpoints stay", async () => {
    image = "b";
    expect((await altered()).filter((one) => one.includes("aws:"))).to.have.members([
      "replace aws:sagemaker/model:Model::prod-llama",
      "replace aws:sagemaker/endpointConfiguration:EndpointConfiguration::prod-llama",
      "replace aws:sagemaker/endpointConfiguration:EndpointConfiguration::prod-llama-async",
      "update aws:sagemaker/endpoint:Endpoint::prod-llama",
      "update aws:sagemaker/endpoint:Endpoint::prod-llama-async",
    ]);
  });
});

/** What a URN ends with, without the types of its parents. */
function typeAndName(urn: string): string {
  const [type = "", name = ""] = urn.split("::").slice(-2);
  return `${type.split("$").at(-1) ?? ""}::${name}`;
}
