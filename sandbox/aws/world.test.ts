import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type SimulatedResource, World } from "./world.ts";

const bucket = (id: string, more: Partial<SimulatedResource> = {}): SimulatedResource => ({
  stack: "prod",
  urn: "urn:pulumi:prod::novamind::aws:s3/bucket:Bucket::data",
  type: "aws:s3/bucket:Bucket",
  id,
  accountId: "666666666666",
  region: "us-east-2",
  inputs: {},
  outputs: {},
  ...more,
});

describe("World", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "world-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("remembers what exists, changed and removed things too, when it is opened again", () => {
    const world = new World(folder);
    world.put(bucket("kept"));
    world.put(bucket("changed"));
    world.put(bucket("changed", { inputs: { forceDestroy: true } }));
    world.put(bucket("gone"));
    world.remove(bucket("gone"));
    const expected = [bucket("kept"), bucket("changed", { inputs: { forceDestroy: true } })];
    expect(world.inventory()).to.deep.equal(expected);
    expect(new World(folder).inventory()).to.deep.equal(expected);
  });

  it("forgets a last entry that a killed process did not finish, which no one was told of", () => {
    new World(folder).put(bucket("answered"));
    appendFileSync(join(folder, "resources.jsonl"), '{"put":{"stack":"prod","ty');
    expect(new World(folder).inventory()).to.deep.equal([bucket("answered")]);
  });

  it("tells resources of one name apart by account and region", () => {
    const world = new World(folder);
    world.put(bucket("logs"));
    world.put(bucket("logs", { region: "us-west-2" }));
    expect(world.inventory()).to.have.length(2);
    expect(world.byId("logs", ({ region }) => region === "us-west-2")).to.include({
      region: "us-west-2",
    });
    expect(world.byId("none")).to.equal(undefined);
  });

  it("keeps every call in order", () => {
    const world = new World(folder);
    const call = { stack: "dr", accountId: "666666666666", region: "us-west-2", service: "s3" };
    world.record({ ...call, action: "create", resource: "logs" });
    world.record({ ...call, action: "delete", resource: "logs" });
    const calls = new World(folder).calls();
    expect(calls.map(({ action }) => action)).to.deep.equal(["create", "delete"]);
    expect(calls[0]?.time).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
  });
});
