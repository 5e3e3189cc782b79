import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes } from "./tally.ts";
import { openSandbox, succeeded } from "./testing/openSandbox.ts";

const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

describe("models that SageMaker hosts", function () {
  this.timeout(PATIENCE_MS);
  let image = "a";
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("model-hosting", {
      program: {
        main: ownFile("testing", "hostingProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
      override: () => ({ "novamind:image": image }),
    });
    succeeded(await sandbox.run("up", "prod", WITHOUT));
  });
  after(() => {
    sandbox.close();
  });

  it("are served at once and from a queue", () => {
    const endpoints = sandbox.world
      .inventory()
      .filter(({ type }) => type === "aws:sagemaker/endpoint:Endpoint");
    expect(endpoints.map(({ id }) => id)).to.have.members(["risk", "risk-queue"]);
  });

  it("stay as they are when nothing changed", async () => {
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    expect(changes(outcome.events)).to.have.all.keys("same");
  });

  it("move to a new image beside the old one, while the endpoints stay and are only updated", async () => {
    image = "b";
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);

    const altered = alterations(outcome.events).map(({ op, urn }) => `${op} ${typeAndName(urn)}`);
    expect(altered.filter((one) => one.includes("aws:"))).to.have.members([
      "replace aws:sagemaker/model:Model::risk",
      "replace aws:sagemaker/endpointConfiguration:EndpointConfiguration::risk",
      "replace aws:sagemaker/endpointConfiguration:EndpointConfiguration::risk-queue",
      "update aws:sagemaker/endpoint:Endpoint::risk",
      "update aws:sagemaker/endpoint:Endpoint::risk-queue",
    ]);
    expect(changes(outcome.events)).to.not.have.any.keys("create", "delete");
    const order = outcome.events.flatMap(({ resourcePreEvent: event }) => {
      return event === undefined ? [] : [`${event.metadata.op} ${typeAndName(event.metadata.urn)}`];
    });
    const of = (step: string) => order.findIndex((one) => one.startsWith(step));
    const [created, updated, deleted] = [
      of("create-replacement aws:sagemaker/endpointConfiguration:EndpointConfiguration::risk"),
      of("update aws:sagemaker/endpoint:Endpoint::risk"),
      of("delete-replaced aws:sagemaker/endpointConfiguration:EndpointConfiguration::risk"),
    ];
    expect(created).to.be.at.least(0);
    expect(updated).to.be.greaterThan(created);
    expect(deleted).to.be.greaterThan(updated);
  });
});

/** What a URN ends with, without the types of its parents. */
function typeAndName(urn: string): string {
  const [type = "", name = ""] = urn.split("::").slice(-2);
  return `${type.split("$").at(-1) ?? ""}::${name}`;
}
