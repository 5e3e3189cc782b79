import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { GlobalDatabase } from "./globalDatabase.ts";

const GLOBAL = "aws:rds/globalCluster:GlobalCluster";

describe("GlobalDatabase", () => {
  let declared: Declared[];
  let database: GlobalDatabase;
  before(async () => {
    declared = await deploy(() => {
      database = new GlobalDatabase("records", { identifier: "novamind-records", protect: true });
    });
  });

  it("is one global cluster, encrypted, protected, of the version of all members", () => {
    expect(inventory(declared)).to.deep.equal({ "novamind:data:GlobalDatabase": 1, [GLOBAL]: 1 });
    expect(only(declared, GLOBAL).inputs).to.deep.equal({
      globalClusterIdentifier: "novamind-records",
      engine: "aurora-postgresql",
      engineVersion: "17.7",
      storageEncrypted: true,
      deletionProtection: true,
    });
  });

  it("tells what clusters join", async () => {
    expect(await valueOf(database.globalClusterId)).to.equal("records_id");
    expect(await valueOf(database.arn)).to.equal("arn:aws:mock:::records");
  });

  it("is protected only where the stack is", async () => {
    const free = await deploy(() => new GlobalDatabase("r", { identifier: "r", protect: false }));
    expect(only(free, GLOBAL).inputs).to.include({ deletionProtection: false });
  });
});
