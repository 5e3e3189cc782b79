import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { RelationalInstance, type RelationalInstanceArgs } from "./relationalInstance.ts";
import { instanceArgs, KEY_ARN, LOG_KEY_ARN } from "./testing/databases.ts";

const INSTANCE = "aws:rds/instance:Instance";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const SOURCE = "arn:aws:rds:us-east-2:111122223333:db:novamind-pat";

const WHOLE = {
  "novamind:data:RelationalInstance": 1,
  "novamind:data:DatabaseMonitoringRole": 1,
  "aws:iam/role:Role": 1,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
  "aws:rds/subnetGroup:SubnetGroup": 1,
  "aws:rds/parameterGroup:ParameterGroup": 1,
  [LOG_GROUP]: 2,
  [INSTANCE]: 1,
};

describe("RelationalInstance", () => {
  let options: pulumi.ResourceOptions = {};
  let declared: Declared[];
  let instance: RelationalInstance;
  const declare = (args: Partial<RelationalInstanceArgs> = {}) =>
    deploy(() => {
      const transformations: pulumi.ResourceTransformation[] = [
        ({ type, opts }) => {
          if (type === INSTANCE) options = opts;
          return undefined;
        },
      ];
      instance = new RelationalInstance("pat", { ...instanceArgs, ...args }, { transformations });
    });
  before(async () => (declared = await declare()));

  it("is an instance and what it needs", () => {
    expect(inventory(declared)).to.deep.equal(WHOLE);
  });

  it("stands in two zones, encrypted, kept, protected, watched, and out of the internet's reach", () => {
    expect(only(declared, INSTANCE).inputs).to.include({
      identifier: "novamind-pat",
      engine: "postgres",
      engineVersion: "17",
      multiAz: true,
      storageType: "gp3",
      allocatedStorage: 100,
      maxAllocatedStorage: 1000,
      storageEncrypted: true,
      kmsKeyId: KEY_ARN,
      publiclyAccessible: false,
      iamDatabaseAuthenticationEnabled: true,
      backupRetentionPeriod: 30,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "novamind-pat-final",
      monitoringInterval: 60,
      databaseInsightsMode: "advanced",
      performanceInsightsRetentionPeriod: 465,
      performanceInsightsKmsKeyId: KEY_ARN,
    });
    expect(only(declared, INSTANCE).inputs["tags"]).to.include({ DataClassification: "phi" });
  });

  it("gives its password write-only, and leaves none to RDS", () => {
    const { inputs } = only(declared, INSTANCE);
    expect(inputs).to.include({ username: "novamind", passwordWoVersion: 1 });
    expect(inputs["passwordWo"]).to.not.equal(undefined);
    expect(inputs).not.to.have.any.keys("password", "manageMasterUserPassword");
  });

  it("makes both log groups before RDS would, under a key, for a year", () => {
    for (const log of ["postgresql", "upgrade"]) {
      expect(only(declared, LOG_GROUP, `pat-${log}`).inputs).to.deep.equal({
        name: `/aws/rds/instance/novamind-pat/${log}`,
        kmsKeyId: LOG_KEY_ARN,
        retentionInDays: 365,
      });
    }
    expect(options.dependsOn).to.have.length(2);
  });

  it("is a replica under its own key, without credentials, which a promotion detaches for good", async () => {
    const replica = await declare({ role: { kind: "replica", sourceArn: SOURCE } });
    const { inputs } = only(replica, INSTANCE);
    expect(inventory(replica)).to.deep.equal(WHOLE);
    expect(inputs).to.include({
      replicateSourceDb: SOURCE,
      kmsKeyId: KEY_ARN,
      storageEncrypted: true,
      multiAz: true,
      backupRetentionPeriod: 30,
      deletionProtection: true,
    });
    expect(inputs).not.to.have.any.keys("username", "passwordWo", "dbName", "engine");
    expect(options.ignoreChanges).to.deep.equal(["replicateSourceDb"]);
  });

  it("tells where it is", async () => {
    await declare();
    expect(await valueOf(instance.arn)).to.equal("arn:aws:mock:::pat");
    expect(await valueOf(instance.instanceIdentifier)).to.equal("novamind-pat");
    expect(await valueOf(instance.logGroupNames["upgrade"] as pulumi.Output<string>)).to.equal(
      "/aws/rds/instance/novamind-pat/upgrade",
    );
  });

  it("refuses all that AWS or the platform would not take, at once", async () => {
    const wrong: Partial<RelationalInstanceArgs> = {
      key: { classification: "pii", arn: KEY_ARN },
      identifier: "PAT",
      backupRetentionDays: 1,
      instanceClass: "db.m7i.large",
      role: { kind: "primary", databaseName: "pat", masterUsername: "novamind", storageGib: 10 },
      maxStorageGib: 10,
      subnetIds: ["subnet-1"],
      securityGroupIds: [],
    };
    expect(await declare(wrong).catch((e: unknown) => e)).to.have.property(
      "message",
      "RelationalInstance needs a key of phi data, an identifier that RDS takes, 30 <= backupRetentionDays <= 35, instanceClass of Graviton, " +
        "storageGib >= 20, maxStorageGib >= 1.1 * storageGib, two subnets or more, one security group or more",
    );
  });
});
