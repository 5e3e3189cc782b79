import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes, findings } from "./tally.ts";
import { openSandbox, STATE_AT_THE_END, succeeded } from "./testing/openSandbox.ts";
import { writtenTo } from "./testing/otherwise.ts";

const PATIENCE_MS = 240_000;

describe("XGBoost as a whole", function () {
  this.timeout(PATIENCE_MS);
  let posture = "passive";
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("xgboost-engine", {
      program: {
        main: ownFile("testing", "xgboostProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
      override: () => ({ "novamind:posture": posture }),
      env: STATE_AT_THE_END,
    });
    succeeded(await sandbox.run("up", "prod", { policies: false }));
  });
  after(() => {
    sandbox.close();
  });
  const idsOf = (type: string) =>
    sandbox.world.inventory().flatMap((one) => (one.type === type ? [one.id] : []));

  it("waits in a passive region with its features, pipeline and model, and answers nobody", () => {
    expect(idsOf("aws:sagemaker/featureGroup:FeatureGroup")).to.have.length(4);
    expect(idsOf("aws:sagemaker/pipeline:Pipeline")).to.deep.equal(["prod-xgboost-training"]);
    expect(idsOf("aws:sagemaker/model:Model")).to.have.length(1);
    expect(idsOf("aws:sagemaker/endpoint:Endpoint")).to.deep.equal([]);
  });

  it("answers after a promotion, which starts what stood still and changes nothing else, nor anything in IAM", async () => {
    posture = "active";
    const before = sandbox.world.calls().length;
    const outcome = await sandbox.run("up", "prod", { policies: false });
    succeeded(outcome);

    const altered = alterations(outcome.events).map(
      ({ op, urn }) => `${op} ${urn.split("$").at(-1) ?? ""}`,
    );
    const existing = altered.filter((one) => !one.startsWith("create "));
    // Components show what they were given.
    expect(existing.filter((one) => one.includes(" aws:"))).to.have.members([
      "update aws:lambda/eventSourceMapping:EventSourceMapping::prod-xgboost-feature-ingest",
      "update aws:glue/trigger:Trigger::prod-xgboost-feature-etl",
      "update aws:scheduler/schedule:Schedule::prod-xgboost-workflow-schedule",
      "update aws:scheduler/schedule:Schedule::prod-xgboost-monitor-schedule",
    ]);
    expect(idsOf("aws:sagemaker/endpoint:Endpoint")).to.deep.equal(["prod-xgboost"]);
    expect([...writtenTo(sandbox.world.calls().slice(before)).global]).to.deep.equal([]);
    expect(idsOf("aws:sfn/stateMachine:StateMachine")).to.have.members(
      ["workflow", "monitor"].map(
        (one) => `arn:aws:states:us-east-2:777777777777:stateMachine:prod-xgboost-${one}`,
      ),
    );
  });

  it("stays as it is when nothing changed", async () => {
    const outcome = await sandbox.run("up", "prod", { policies: false });
    succeeded(outcome);
    expect(changes(outcome.events)).to.have.all.keys("same");
  });

  it("breaks no rule of the pack, which finds only what the test itself has put around it", async () => {
    const { events } = await sandbox.run("preview", "prod");
    const broken = findings(events).map((one) => one.split("\n")[0] ?? "");

    expect(broken.some((one) => one.endsWith("aws:s3/bucket:Bucket::features"))).to.equal(true);
    expect(broken.filter((one) => one.includes("XgboostEngine"))).to.deep.equal([]);
  });
});
