import { expect } from "chai";

import { RECORD_TABLE_KEYS } from "../components/data/recordTables.ts";
import type { Declared } from "../components/testing/deploy.ts";
import { BUCKET_KEYS } from "../stacks/outputs.ts";
import { parseConfig } from "./config.ts";
import { onMocks } from "./testing/onMocks.ts";
import { everyOption } from "./testing/regions.ts";
import { shippedValues } from "./testing/shipped.ts";

type Json = Record<string, unknown>;

const shipped = () => shippedValues("prod").platform["stores"] as Json;
const ofType = (declared: Declared[], type: string) => declared.filter((one) => one.type === type);

/** The problems told about prod's configuration with other stores. */
function problems(stores: Json): string {
  const values = shippedValues("prod");
  values.platform["stores"] = { ...shipped(), ...stores };
  try {
    parseConfig(values);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("the configuration of stores", () => {
  it("takes what is shipped, and an accelerator besides", () => {
    expect(problems({})).to.equal("");
    expect(problems({ accelerator: { nodeType: "dax.r5.large" } })).to.equal("");
  });

  it("refuses a store that is not said, a class of nothing, and capacity out of range", () => {
    expect(problems({ graph: undefined })).to.include(
      "novamind:platform.stores.graph holds nothing",
    );
    expect(problems({ graph: { instanceClass: "large" } }))
      .to.include('novamind:platform.stores.graph.instanceClass holds "large"')
      .and.to.include("an instance class of AWS");
    const tiny = { kind: "serverless", minAcu: 0.5, maxAcu: 8 };
    expect(problems({ records: { capacity: { active: tiny, passive: tiny }, maxReaders: 2 } }))
      .to.include("stores.records.capacity.active.minAcu holds 0.5")
      .and.to.include("2 to 256 in halves");
  });
});

describe("the stores of a region", () => {
  let primary: Declared[];
  let recovery: Declared[];
  before(async function () {
    this.timeout(30_000);
    primary = await onMocks("prod", everyOption());
    recovery = await onMocks("dr");
  });

  it("have an accelerator only where the plan has one", () => {
    expect(ofType(primary, "aws:dax/cluster:Cluster")).to.have.length(1);
    expect(ofType(recovery, "aws:dax/cluster:Cluster")).to.deep.equal([]);
  });

  it("belong to the primary, or copy what does", () => {
    const owned = [
      "aws:rds/globalCluster:GlobalCluster",
      "aws:neptune/globalCluster:GlobalCluster",
      "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
      "aws:dynamodb/table:Table",
      "aws:secretsmanager/secret:Secret",
    ];
    for (const type of owned) {
      expect(ofType(primary, type), type).not.to.be.empty;
      expect(ofType(recovery, type), type).to.deep.equal([]);
    }
    const copied = [
      "aws:rds/cluster:Cluster",
      "aws:rds/instance:Instance",
      "aws:neptune/cluster:Cluster",
      "aws:elasticache/replicationGroup:ReplicationGroup",
      "aws:timestreaminfluxdb/dbInstance:DbInstance",
      "aws:rds/proxy:Proxy",
    ];
    for (const type of copied) {
      expect(ofType(recovery, type), type).to.have.length(ofType(primary, type).length);
    }
  });

  it("are called for where they are replicas: every store but the one that is computed again", () => {
    const alarms = ofType(recovery, "novamind:data:ReplicationAlarm").map(({ inputs }) =>
      String(inputs["store"]),
    );
    for (const store of ["Aurora PostgreSQL", "PostgreSQL of RDS", "ElastiCache", "Neptune"]) {
      expect(alarms).to.include(store);
    }
    expect(ofType(primary, "novamind:data:RecordTableAlarms")).to.have.length(1);
    expect(ofType(recovery, "novamind:data:BucketReplicationAlarm")).to.have.length(
      BUCKET_KEYS.length,
    );
  });

  it("are tracked in both regions, and by streams that only an active one reads", () => {
    const type = "aws:lambda/eventSourceMapping:EventSourceMapping";
    const enabled = (declared: Declared[]) =>
      new Set(ofType(declared, type).map(({ inputs }) => inputs["enabled"]));
    // Of each table, and of the features.
    expect(ofType(primary, type)).to.have.length(RECORD_TABLE_KEYS.length + 1);
    expect(enabled(primary)).to.deep.equal(new Set([true]));
    expect(enabled(recovery)).to.deep.equal(new Set([false]));
  });

  it("are backed up and test-restored where they serve", () => {
    for (const type of ["aws:backup/selection:Selection", "novamind:data:RestoreTests"]) {
      expect(ofType(primary, type), type).not.to.be.empty;
      expect(ofType(recovery, type), type).to.deep.equal([]);
    }
    expect(ofType(recovery, "aws:backup/plan:Plan")).to.have.length(4);
  });
});
