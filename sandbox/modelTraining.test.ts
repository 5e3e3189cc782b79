import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes } from "./tally.ts";
import { openSandbox, succeeded } from "./testing/openSandbox.ts";

const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

describe("models that SageMaker trains", function () {
  this.timeout(PATIENCE_MS);
  let posture = "passive";
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("model-training", {
      program: {
        main: ownFile("testing", "trainingProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
      override: () => ({ "novamind:posture": posture }),
    });
    succeeded(await sandbox.run("up", "prod", WITHOUT));
  });
  after(() => {
    sandbox.close();
  });

  it("have a pipeline, a group, and workflows that watch and run them", () => {
    const idsOf = (type: string) =>
      sandbox.world.inventory().flatMap((one) => (one.type === type ? [one.id] : []));
    const machine = (name: string) => `arn:aws:states:us-east-2:777777777777:stateMachine:${name}`;

    expect(idsOf("aws:sagemaker/pipeline:Pipeline")).to.deep.equal(["risk-training"]);
    expect(idsOf("aws:sagemaker/modelPackageGroup:ModelPackageGroup")).to.deep.equal([
      "risk-training",
    ]);
    expect(idsOf("aws:sfn/stateMachine:StateMachine")).to.have.members([
      machine("risk"),
      machine("risk-monitor"),
    ]);
    expect(idsOf("aws:sagemaker/monitoringSchedule:MonitoringSchedule")).to.deep.equal([]);
  });

  it("are trained and watched by schedules that a promotion switches on, and by nothing else that changes", async () => {
    posture = "active";
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);

    const altered = alterations(outcome.events).map(
      ({ op, urn }) => `${op} ${urn.split("$").at(-1) ?? ""}`,
    );
    // Components show what they were given.
    expect(altered.filter((one) => one.includes(" aws:"))).to.have.members([
      "update aws:scheduler/schedule:Schedule::risk-schedule",
      "update aws:scheduler/schedule:Schedule::risk-monitor-schedule",
    ]);
  });

  it("stay as they are when nothing changed", async () => {
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    expect(changes(outcome.events)).to.have.all.keys("same");
  });
});
