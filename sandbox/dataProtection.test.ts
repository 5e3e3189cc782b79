import { expect } from "chai";

import { caller } from "./aws/testing/places.ts";
import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes, errors } from "./tally.ts";
import { openSandbox, succeeded } from "./testing/openSandbox.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

/** An object of an application's, which no stack knows. */
function recordIn({ world }: Sandbox): void {
  const bucket = world
    .inventory()
    .find(({ type, id }) => type === BUCKET && /^recordings/.test(id));
  if (bucket === undefined) throw new Error("there is no bucket for recordings");
  const { create } = caller(world);
  create("s3/bucketObjectv2", { bucket: bucket.id, key: "2026/recording.csv", content: "1" });
}

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

  const idsOf = (type: string) =>
    sandbox.world.inventory().flatMap((one) => (one.type === type ? [one.id] : []));

  it("show a rename as one, and keep what they hold", async () => {
    config = { "novamind:called": "history", "novamind:before": "records" };
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    expect(alterations(outcome.events).filter(({ op }) => op !== "update")).to.deep.equal([]);
    expect(changes(outcome.events)).not.to.have.any.keys("create", "delete", "replace");
  });

  for (const [store, type, reason] of [
    ["table", "aws:dynamodb/table:Table", /protected against deletion/],
    ["graph", "aws:neptune/cluster:Cluster", /delete protected Cluster/],
    ["cluster", "aws:rds/cluster:Cluster", /delete protected Cluster/],
    ["bucket", BUCKET, /BucketNotEmpty/],
  ] as const) {
    it(`outlive a program that no longer declares them: ${store}`, async () => {
      if (store === "bucket") recordIn(sandbox);
      const before = idsOf(type);
      expect(before).to.not.deep.equal([]);
      config = { ...config, "novamind:without": store };
      const outcome = await sandbox.run("up", "prod", WITHOUT);
      expect(outcome.exitCode).not.to.equal(0);
      expect(errors(outcome.events).join("\n")).to.match(reason);
      expect(idsOf(type)).to.deep.equal(before);
    });
  }
});
