import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { World } from "./aws/world.ts";
import { recover } from "./recovery.ts";

const urn = (name: string) => `urn:pulumi:prod::novamind::aws:s3/bucket:Bucket::${name}`;

describe("recover", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "recovery-"));
    world = new World(folder);
    for (const id of ["raw-1", "results-1", "results-2"]) {
      const name = id.slice(0, -2);
      world.put({
        stack: "prod",
        urn: urn(name),
        type: "aws:s3/bucket:Bucket",
        id,
        accountId: "666666666666",
        region: "us-east-2",
        inputs: {},
        outputs: {},
      });
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("has nothing to do where nothing was under way", () => {
    expect(recover({ deployment: {} }, world)).to.equal(undefined);
    expect(recover({ deployment: { pending_operations: [] } }, world)).to.equal(undefined);
  });

  it("takes what AWS made into the state and forgets what it did not, replacements told from what they replace", () => {
    const deployment = {
      resources: [{ urn: urn("results"), id: "results-1" }],
      pending_operations: [
        { type: "creating", resource: { urn: urn("raw") } },
        { type: "creating", resource: { urn: urn("results") } },
        { type: "creating", resource: { urn: urn("documents") } },
        { type: "updating", resource: { urn: urn("results"), id: "results-1" } },
      ],
    };
    const { exported, ...counts } = recover({ deployment }, world) ?? {};
    expect(counts).to.deep.equal({ creating: 3, made: 2 });
    expect(exported?.deployment).to.deep.equal({
      resources: [
        { urn: urn("results"), id: "results-1" },
        { urn: urn("raw"), id: "raw-1" },
        { urn: urn("results"), id: "results-2" },
      ],
      pending_operations: [],
    });
  });
});
