import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { changes } from "./tally.ts";
import { openSandbox, succeeded } from "./testing/openSandbox.ts";

const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

describe("PAT on the engine", function () {
  this.timeout(PATIENCE_MS);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("patService", {
      program: {
        main: ownFile("testing", "patProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
    });
    succeeded(await sandbox.run("up", "prod", WITHOUT));
  });
  after(() => {
    sandbox.close();
  });

  const made = (type: string) => sandbox.world.inventory().filter((one) => one.type === type);

  it("has a task role whose name policies of other accounts let in", () => {
    const ids = made("aws:iam/role:Role").map(({ id }) => id);

    expect(ids.filter((id) => /^prod-pat-task-[0-9a-f]{7}$/.test(id))).to.have.length(1);
  });

  it("has one repository, and one service of its own cluster", () => {
    expect(made("aws:ecr/repository:Repository").map(({ id }) => id)).to.deep.equal([
      "novamind/pat",
    ]);
    const [service, ...others] = made("aws:ecs/service:Service");
    expect(service?.id).to.match(/service\/inference-[0-9a-f]{7}\/prod-pat-[0-9a-f]{7}$/);
    expect(others).to.deep.equal([]);
  });

  it("stays as it is when nothing changed", async () => {
    const outcome = await sandbox.run("up", "prod", WITHOUT);

    succeeded(outcome);
    expect(changes(outcome.events)).to.have.all.keys("same");
  });
});
