import { expect } from "chai";

import { deploy } from "../testing/deploy.ts";
import { AuroraCluster, type AuroraClusterArgs } from "./auroraCluster.ts";
import { GlobalDatabase } from "./globalDatabase.ts";
import { ReaderScaling } from "./readerScaling.ts";
import { auroraArgs, KEY_ARN } from "./testing/databases.ts";

const refusal = (program: () => unknown) =>
  deploy(program).then(
    () => "none",
    (error: unknown) => (error as Error).message,
  );
const ofCluster = (wrong: Partial<AuroraClusterArgs>) =>
  refusal(() => new AuroraCluster("records", { ...auroraArgs, ...wrong }));
const serverless = (minAcu: number, maxAcu: number) =>
  ofCluster({ capacity: { kind: "serverless", minAcu, maxAcu } });

describe("what AuroraCluster and its parts refuse", () => {
  it("a key of another class", async () => {
    const key = { classification: "clinical", arn: KEY_ARN } as const;
    expect(await ofCluster({ key })).to.equal("AuroraCluster needs a key of phi data");
    expect(await ofCluster({ classification: "clinical", key })).to.equal("none");
  });

  it("backups shorter than promised or longer than RDS keeps them", async () => {
    const says = "AuroraCluster needs 30 <= backupRetentionDays <= 35";
    for (const backupRetentionDays of [7, 36, 30.5]) {
      expect(await ofCluster({ backupRetentionDays })).to.equal(says);
    }
    expect(await ofCluster({ backupRetentionDays: 35 })).to.equal("none");
  });

  it("one zone, the same zone twice, a zone without a subnet", async () => {
    const [zone, other] = auroraArgs.zones;
    if (zone === undefined || other === undefined) throw new Error("no zones");
    const two = "AuroraCluster needs two different zones or more";
    expect(await ofCluster({ zones: [zone] })).to.equal(two);
    expect(await ofCluster({ zones: [zone, zone] })).to.equal(two);
    expect(await ofCluster({ subnetIds: { [zone.id]: "subnet-1" } })).to.equal(
      "AuroraCluster needs a subnet in each zone",
    );
  });

  it("bounds of Serverless v2 that pause it, exclude each other, are too high or no halves", async () => {
    const bounds = "AuroraCluster needs 2 <= minAcu <= maxAcu <= 256";
    expect(await serverless(0, 8)).to.equal(bounds);
    expect(await serverless(8, 4)).to.equal(bounds);
    expect(await serverless(8, 257)).to.equal(bounds);
    expect(await serverless(2.25, 8)).to.equal("AuroraCluster needs ACUs in halves");
    expect(await serverless(2, 256)).to.equal("none");
  });

  it("classes that are not of Graviton, or that Aurora does not offer", async () => {
    for (const instanceClass of ["db.r7i.large", "db.t4g.medium", "db.m8g.large", "r8g.large"]) {
      expect(await ofCluster({ capacity: { kind: "provisioned", instanceClass } })).to.equal(
        "AuroraCluster needs instanceClass of Graviton",
      );
    }
  });

  it("an identifier that RDS does not take, and no security group, told at once", async () => {
    expect(await ofCluster({ identifier: "Records", securityGroupIds: [] })).to.equal(
      "AuroraCluster needs an identifier that RDS takes, one security group or more",
    );
    for (const identifier of ["1st", "a--b", "a-", "a".repeat(57)]) {
      expect(await refusal(() => new GlobalDatabase("g", { identifier, protect: true }))).to.equal(
        "GlobalDatabase needs an identifier that RDS takes",
      );
    }
  });

  it("more readers than Aurora has, or fewer than are declared", async () => {
    const scaling = (min: number, max: number) =>
      refusal(() => new ReaderScaling("r", { clusterIdentifier: "records", min, max }));
    expect(await scaling(1, 16)).to.equal("ReaderScaling needs 1 <= min <= max <= 15");
    expect(await scaling(0, 3)).to.equal("ReaderScaling needs 1 <= min <= max <= 15");
    expect(await scaling(1.5, 3)).to.equal("ReaderScaling needs whole numbers of readers");
    expect(await ofCluster({ maxReaders: 1 })).to.equal(
      "ReaderScaling needs 1 <= min <= max <= 15",
    );
  });
});
