import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { CacheCluster, type CacheClusterArgs } from "./cacheCluster.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const GLOBAL = "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup";
const PARAMETERS = "aws:elasticache/parameterGroup:ParameterGroup";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";

const COMMON = {
  "novamind:data:CacheCluster": 1,
  "novamind:data:CacheUsers": 1,
  "aws:elasticache/user:User": 2,
  "aws:elasticache/userGroup:UserGroup": 1,
  "aws:elasticache/subnetGroup:SubnetGroup": 1,
  [LOGS]: 2,
  [GROUP]: 1,
};

const args: CacheClusterArgs = {
  role: { kind: "primary", nodeType: "cache.r7g.large", datastore: "novamind" },
  classification: "phi",
  subnetIds: { "use2-az1": "subnet-1", "use2-az2": "subnet-2" },
  securityGroupIds: ["sg-cache"],
  users: { twin: "readWrite" },
  nodes: 3,
  key: { classification: "phi", arn: "arn:aws:kms:us-east-2:111122223333:key/mrk-1" },
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
};

async function refusal(wrong: Partial<CacheClusterArgs>) {
  const program = () => new CacheCluster("cache", { ...args, ...wrong });
  return ((await deploy(program).catch((e: unknown) => e)) as Error).message;
}

describe("CacheCluster", () => {
  let cache: CacheCluster;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      cache = new CacheCluster("cache", args);
    });
  });

  it("is a replication group in a global datastore of its own", () => {
    expect(inventory(declared)).to.deep.equal({ ...COMMON, [PARAMETERS]: 1, [GLOBAL]: 1 });
    expect(only(declared, GLOBAL).inputs).to.deep.equal({
      globalReplicationGroupIdSuffix: "novamind",
      globalReplicationGroupDescription: "cache",
      primaryReplicationGroupId: "cache_id",
      automaticFailoverEnabled: true,
    });
  });

  it("fails over between zones, takes TLS only, and encrypts under its key", () => {
    expect(only(declared, GROUP).inputs).to.deep.include({
      engine: "valkey",
      engineVersion: "9.0",
      nodeType: "cache.r7g.large",
      port: 6379,
      numCacheClusters: 3,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      atRestEncryptionEnabled: true,
      kmsKeyId: args.key.arn,
      userGroupIds: ["cache"],
      securityGroupIds: ["sg-cache"],
      applyImmediately: false,
      autoMinorVersionUpgrade: true,
      snapshotRetentionLimit: 35,
      finalSnapshotIdentifier: "cache-final",
    });
    expect(only(declared, "aws:elasticache/subnetGroup:SubnetGroup").inputs).to.deep.include({
      subnetIds: ["subnet-1", "subnet-2"],
    });
    expect(only(declared, PARAMETERS).inputs).to.include({ family: "valkey9" });
  });

  it("tells slow commands and its engine's events to encrypted groups", () => {
    const { logDeliveryConfigurations: logs } = only(declared, GROUP).inputs;

    expect((logs as object[]).map((log) => Object.values(log).join(" "))).to.deep.equal([
      "cache-slow-log cloudwatch-logs json slow-log",
      "cache-engine-log cloudwatch-logs json engine-log",
    ]);
    for (const { inputs } of declared.filter(({ type }) => type === LOGS)) {
      expect(inputs).to.include({ kmsKeyId: args.logKeyArn, retentionInDays: 2192 });
    }
  });

  it("knows no password of the cache", () => {
    expect(JSON.stringify(only(declared, GROUP).inputs)).not.to.match(/authToken/i);
    for (const { inputs } of declared) expect(inputs).not.to.have.any.keys("passwords");
  });

  it("answers with what others need of it", async () => {
    expect(await valueOf(cache.replicationGroupId)).to.equal("cache_id");
    expect(await valueOf(cache.arn)).to.equal("arn:aws:mock:::cache");
    expect(Object.keys(cache.userArns)).to.deep.equal(["twin"]);
    expect(cache.globalReplicationGroupId).not.to.equal(undefined);
  });

  it("is told nothing as a secondary that AWS takes from the primary, but its own key, users and lag", async () => {
    const secondary = await deploy(
      () =>
        new CacheCluster("cache", {
          ...args,
          role: {
            kind: "secondary",
            globalReplicationGroupId: "fpkhr-novamind",
            alarmTopicArn: "arn:aws:sns:us-west-2:111122223333:alarms",
          },
        }),
    );

    expect(inventory(secondary)).to.deep.equal({
      ...COMMON,
      "novamind:data:ReplicationAlarm": 1,
      [ALARM]: 1,
    });
    expect(only(secondary, GROUP).inputs)
      .to.include({ globalReplicationGroupId: "fpkhr-novamind", kmsKeyId: args.key.arn })
      .and.not.have.any.keys(
        ...["engine", "engineVersion", "nodeType", "parameterGroupName", "authToken"],
        ...["atRestEncryptionEnabled", "transitEncryptionEnabled", "transitEncryptionMode"],
      );
    expect(only(secondary, ALARM).inputs).to.deep.include({
      namespace: "AWS/ElastiCache",
      metricName: "GlobalDatastoreReplicationLag",
      dimensions: { ReplicationGroupId: "cache_id" },
      threshold: 30,
    });
  });

  it("stands alone without a datastore", async () => {
    const role = { kind: "standalone", nodeType: "cache.m7g.xlarge" } as const;
    const alone = await deploy(() => new CacheCluster("cache", { ...args, role }));

    expect(inventory(alone)).to.deep.equal({ ...COMMON, [PARAMETERS]: 1 });
  });

  for (const nodeType of [
    "cache.t4g.medium",
    "cache.m4.large",
    "cache.r7g.medium",
    "cache.r6i.large",
  ]) {
    it(`refuses ${nodeType}`, async () => {
      const role = { kind: "primary", nodeType, datastore: "novamind" } as const;

      expect(await refusal({ role })).to.equal(
        "CacheCluster needs a node type of Graviton3 or newer, large or up",
      );
    });
  }

  it("refuses one zone, one node, and snapshots kept too briefly or too long", async () => {
    expect(await refusal({ subnetIds: { "use2-az1": "subnet-1" }, nodes: 1 })).to.equal(
      "CacheCluster needs subnets in 2 zones or more, 2 to 6 nodes",
    );
    for (const snapshotDays of [0, 14, 36]) {
      expect(await refusal({ snapshotDays })).to.equal(
        "CacheCluster needs snapshots kept 15 to 35 days",
      );
    }
  });

  it("refuses a key of another class", async () => {
    expect(await refusal({ classification: "pii" })).to.equal(
      "CacheCluster needs a key of pii data",
    );
  });
});
