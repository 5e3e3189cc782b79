import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { AuroraCluster, type AuroraClusterArgs } from "./auroraCluster.ts";
import { auroraArgs, KEY_ARN, LOG_KEY_ARN } from "./testing/databases.ts";

const CLUSTER = "aws:rds/cluster:Cluster";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const PASSWORD = ["masterPassword", "masterPasswordWo", "masterPasswordWoVersion"];

const WHOLE = {
  "novamind:data:AuroraCluster": 1,
  "novamind:data:DatabaseMonitoringRole": 1,
  "aws:iam/role:Role": 1,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
  "aws:rds/subnetGroup:SubnetGroup": 1,
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": 1,
  [LOG_GROUP]: 1,
  [CLUSTER]: 1,
  [INSTANCE]: 3,
};
const secondary: Partial<AuroraClusterArgs> = {
  role: { kind: "secondary", primaryRegion: "us-east-2" },
};

describe("AuroraCluster", () => {
  const options = new Map<string, pulumi.ResourceOptions>();
  let declared: Declared[];
  let cluster: AuroraCluster;
  const declare = (args: Partial<AuroraClusterArgs> = {}) =>
    deploy(() => {
      const transformations: pulumi.ResourceTransformation[] = [
        ({ name, type, opts }) => {
          options.set(`${type} ${name}`, opts);
          return undefined;
        },
      ];
      cluster = new AuroraCluster("records", { ...auroraArgs, ...args }, { transformations });
    });
  before(async () => (declared = await declare()));
  const ignored = (type: string, name: string) => options.get(`${type} ${name}`)?.ignoreChanges;

  it("is a cluster with an instance in each zone, and what they need", () => {
    expect(inventory(declared)).to.deep.equal(WHOLE);
  });

  it("encrypts, keeps and protects the storage", () => {
    expect(only(declared, CLUSTER).inputs).to.include({
      clusterIdentifier: "novamind-records",
      engine: "aurora-postgresql",
      engineVersion: "17.7",
      storageEncrypted: true,
      kmsKeyId: KEY_ARN,
      backupRetentionPeriod: 30,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "novamind-records-final",
      iamDatabaseAuthenticationEnabled: true,
      databaseInsightsMode: "advanced",
      performanceInsightsRetentionPeriod: 465,
      performanceInsightsKmsKeyId: KEY_ARN,
    });
    expect(only(declared, CLUSTER).inputs["tags"]).to.include({ DataClassification: "phi" });
  });

  it("joins the global database, whose version and roles AWS alone changes later", () => {
    expect(only(declared, CLUSTER).inputs).to.include({
      globalClusterIdentifier: "novamind-records",
    });
    expect(ignored(CLUSTER, "records")).to.have.members([
      "engineVersion",
      "globalClusterIdentifier",
      "replicationSourceIdentifier",
      "sourceRegion",
    ]);
    expect(ignored(INSTANCE, "records-use2-az1")).to.deep.equal(["engineVersion"]);
  });

  it("gives its password write-only, and leaves none to RDS", () => {
    const { inputs } = only(declared, CLUSTER);
    expect(inputs).to.include({ masterUsername: "novamind", masterPasswordWoVersion: 1 });
    expect(inputs).not.to.have.any.keys("masterPassword", "manageMasterUserPassword");
    expect(inputs["masterPasswordWo"]).to.not.equal(undefined);
  });

  it("places each instance in its own zone, on Graviton, watched, and out of the internet's reach", () => {
    const instances = declared.filter(({ type }) => type === INSTANCE);
    expect(instances.map(({ inputs }) => inputs["availabilityZone"])).to.have.members([
      "us-east-2a",
      "us-east-2b",
      "us-east-2c",
    ]);
    for (const { inputs } of instances) {
      expect(inputs).to.include({
        instanceClass: "db.r8g.large",
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        caCertIdentifier: "rds-ca-rsa2048-g1",
        monitoringInterval: 60,
        monitoringRoleArn: "arn:aws:mock:::records",
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: KEY_ARN,
      });
    }
  });

  it("lets the first instance be the writer: the others wait for it", () => {
    const first = options.get(`${INSTANCE} records-use2-az1`)?.dependsOn;
    expect(first).to.deep.equal([]);
    expect(options.get(`${INSTANCE} records-use2-az2`)?.dependsOn).to.have.length(1);
  });

  it("makes the log group before RDS would, under a key, for a year", () => {
    expect(only(declared, LOG_GROUP).inputs).to.deep.equal({
      name: "/aws/rds/cluster/novamind-records/postgresql",
      kmsKeyId: LOG_KEY_ARN,
      retentionInDays: 365,
    });
    expect(only(declared, CLUSTER).inputs["enabledCloudwatchLogsExports"]).to.deep.equal([
      "postgresql",
    ]);
    expect(options.get(`${CLUSTER} records`)?.dependsOn).to.have.length(1);
  });

  it("tells where it is", async () => {
    expect(await valueOf(cluster.arn)).to.equal("arn:aws:mock:::records");
    expect(await valueOf(cluster.clusterIdentifier)).to.equal("records_id");
    expect(await valueOf(cluster.logGroupName)).to.equal(
      "/aws/rds/cluster/novamind-records/postgresql",
    );
  });

  it("has no credentials as a secondary, which copies the primary's storage", async () => {
    const other = await declare(secondary);
    const { inputs } = only(other, CLUSTER);
    expect(inventory(other)).to.deep.equal(WHOLE);
    expect(inputs).to.include({
      sourceRegion: "us-east-2",
      kmsKeyId: KEY_ARN,
      storageEncrypted: true,
    });
    expect(inputs).not.to.have.any.keys(...PASSWORD, "masterUsername", "databaseName");
    expect(inputs).not.to.have.property("serverlessv2ScalingConfiguration");
  });

  it("is serverless between two bounds where asked for", async () => {
    const serverless = await declare({ capacity: { kind: "serverless", minAcu: 2, maxAcu: 16.5 } });
    expect(only(serverless, CLUSTER).inputs["serverlessv2ScalingConfiguration"]).to.deep.equal({
      minCapacity: 2,
      maxCapacity: 16.5,
    });
    const classes = serverless.filter(({ type }) => type === INSTANCE);
    expect(new Set(classes.map(({ inputs }) => inputs["instanceClass"]))).to.deep.equal(
      new Set(["db.serverless"]),
    );
  });

  it("scales readers where asked for, from those it declares", async () => {
    const scaled = await declare({ maxReaders: 5 });
    expect(only(scaled, "aws:appautoscaling/target:Target").inputs).to.include({
      resourceId: "cluster:records_id",
      minCapacity: 2,
      maxCapacity: 5,
    });
  });
});
