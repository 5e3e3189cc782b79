import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { putIn } from "./testing/requests.ts";
import { World } from "./world.ts";

const KEY = "aws:kms/key:Key";
const GROUP = "aws:ec2/vpcEndpoint:VpcEndpoint";

describe("World, asked how many and which", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "census-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("counts by account, type and region", () => {
    putIn(world, KEY, "one", {});
    putIn(world, KEY, "other", {}, { region: "us-west-2" });
    putIn(world, GROUP, "third", {});
    putIn(world, KEY, "foreign", {}, { accountId: "777777777777" });
    expect(world.count("666666666666")).to.equal(3);
    expect(world.count("666666666666", KEY)).to.equal(2);
    expect(world.count("666666666666", KEY, "us-west-2")).to.equal(1);
    expect(world.count("888888888888")).to.equal(0);
  });

  it("counts a changed resource once and a removed one no more, also when it is opened again", () => {
    const one = putIn(world, KEY, "one", {});
    putIn(world, KEY, "one", { enableKeyRotation: true });
    expect(world.count("666666666666", KEY)).to.equal(1);
    expect(new World(folder).count("666666666666", KEY)).to.equal(1);
    world.remove(one);
    expect(world.count("666666666666", KEY)).to.equal(0);
    expect(new World(folder).count("666666666666")).to.equal(0);
  });

  it("finds by a value within an output, for as long as it is there", () => {
    const ids = (value: unknown) =>
      world.having(GROUP, "securityGroupIds", value).map(({ id }) => id);
    expect(ids("sg-1")).to.deep.equal([]);
    putIn(world, GROUP, "one", { securityGroupIds: ["sg-1", "sg-2"] });
    putIn(world, GROUP, "other", { securityGroupIds: [{ deep: ["sg-2"] }] });
    expect([ids("sg-1"), ids("sg-2")]).to.deep.equal([["one"], ["one", "other"]]);
    putIn(world, GROUP, "one", { securityGroupIds: ["sg-1"] });
    expect([ids("sg-1"), ids("sg-2")]).to.deep.equal([["one"], ["other"]]);
  });
});
