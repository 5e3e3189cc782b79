import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes, errors } from "./tally.ts";
import { openSandbox, succeeded } from "./testing/openSandbox.ts";

const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

describe("stores that AWS protects", function () {
  this.timeout(PATIENCE_MS);
  let config: Record<string, string> = { "novamind:called": "records" };
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("data-protection", {
      program: {
        main: ownFile("testing", "storesProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
      override: () => config,
    });
    succeeded(await sandbox.run("up", "prod", WITHOUT));
  });
  after(() => {
    sandbox.close();
  });

  it("show a rename as one, and keep what they hold", async () => {
    config = { "novamind:called": "history", "novamind:before": "records" };
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    expect(alterations(outcome.events).filter(({ op }) => op !== "update")).to.deep.equal([]);
    expect(changes(outcome.events)).not.to.have.any.keys("create", "delete", "replace");
  });

  for (const [store, type] of [
    ["table", "aws:dynamodb/table:Table"],
    ["graph", "aws:neptune/cluster:Cluster"],
  ] as const) {
    it(`outlive a program that no longer declares them: ${store}`, async () => {
      config = { ...config, "novamind:without": store };
      const outcome = await sandbox.run("up", "prod", WITHOUT);
      expect(outcome.exitCode).not.to.equal(0);
      expect(errors(outcome.events).join("\n")).to.match(/protect/i);
      expect(sandbox.world.inventory().map((one) => one.type)).to.include(type);
    });
  }
});
