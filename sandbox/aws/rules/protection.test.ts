import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { caller } from "../testing/places.ts";
import { World } from "../world.ts";

describe("protection against deletion", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "protection-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("keeps a table until it is lifted", () => {
    const { create, update, delete: remove } = caller(world);
    const table = {
      name: "records",
      hashKey: "patientId",
      attributes: [{ name: "patientId", type: "S" }],
      billingMode: "PAY_PER_REQUEST",
    };
    const { id } = create("dynamodb/table", { ...table, deletionProtectionEnabled: true });
    expect(() => {
      remove("dynamodb/table", id);
    }).to.throw("api error ValidationException: Resource cannot be deleted as it is currently");
    expect(world.inventory()).to.have.length(1);

    update("dynamodb/table", id, { ...table, deletionProtectionEnabled: false });
    remove("dynamodb/table", id);
    expect(world.inventory()).to.deep.equal([]);
  });

  it("keeps a graph and its global database until it is lifted", () => {
    const { create, update, delete: remove } = caller(world);
    for (const [type, inputs] of [
      ["neptune/cluster", { clusterIdentifier: "graph", skipFinalSnapshot: true }],
      ["neptune/globalCluster", { globalClusterIdentifier: "graphs", engine: "neptune" }],
    ] as const) {
      const { id } = create(type, { ...inputs, deletionProtection: true });
      expect(() => {
        remove(type, id);
      }).to.throw("api error InvalidParameterCombination: Cannot delete protected");

      update(type, id, { ...inputs, deletionProtection: false });
      remove(type, id);
    }
    expect(world.inventory()).to.deep.equal([]);
  });

  it("keeps a global database until it is lifted", () => {
    const { create, update, delete: remove } = caller(world);
    const database = { globalClusterIdentifier: "records", engine: "aurora-postgresql" };
    const { id } = create("rds/globalCluster", { ...database, deletionProtection: true });
    expect(() => {
      remove("rds/globalCluster", id);
    }).to.throw(
      "api error InvalidGlobalClusterStateFault: Global cluster records cannot be deleted",
    );

    update("rds/globalCluster", id, { ...database, deletionProtection: false });
    remove("rds/globalCluster", id);
    expect(world.inventory()).to.deep.equal([]);
  });

  it("is none where it was not asked for", () => {
    const { create, delete: remove } = caller(world);
    const { id } = create("ec2/vpc", { cidrBlock: "10.0.0.0/16" });
    remove("ec2/vpc", id);
    expect(world.inventory()).to.deep.equal([]);
  });
});
