import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { GraphCluster, type GraphClusterArgs } from "./graphCluster.ts";

const CLUSTER = "aws:neptune/cluster:Cluster";
const INSTANCE = "aws:neptune/clusterInstance:ClusterInstance";
const GLOBAL = "aws:neptune/globalCluster:GlobalCluster";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";

const COMMON = {
  "novamind:data:GraphCluster": 1,
  "aws:neptune/subnetGroup:SubnetGroup": 1,
  "aws:neptune/clusterParameterGroup:ClusterParameterGroup": 1,
  "aws:neptune/parameterGroup:ParameterGroup": 1,
  [LOGS]: 2,
  [CLUSTER]: 1,
  [INSTANCE]: 2,
};

const zones = [
  { id: "use2-az1", name: "us-east-2a" },
  { id: "use2-az2", name: "us-east-2b" },
];

const args: GraphClusterArgs = {
  role: { kind: "primary" },
  classification: "phi",
  subnetIds: { "use2-az1": "subnet-1", "use2-az2": "subnet-2", "use2-az3": "subnet-3" },
  zones,
  securityGroupIds: ["sg-graph"],
  instanceClass: "db.r7g.large",
  key: { classification: "phi", arn: "arn:aws:kms:us-east-2:111122223333:key/mrk-1" },
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
  protect: true,
};

async function refusal(wrong: Partial<GraphClusterArgs>, name = "graph") {
  const program = () => new GraphCluster(name, { ...args, ...wrong });
  return ((await deploy(program).catch((e: unknown) => e)) as Error).message;
}

describe("GraphCluster", () => {
  let graph: GraphCluster;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      graph = new GraphCluster("graph", args);
    });
  });

  it("is a cluster with an instance per zone, in a global database of its own", () => {
    expect(inventory(declared)).to.deep.equal({ ...COMMON, [GLOBAL]: 1 });
    expect(only(declared, GLOBAL).inputs).to.deep.equal({
      engine: "neptune",
      engineVersion: "1.4.5.1",
      globalClusterIdentifier: "graph-global",
      storageEncrypted: true,
      deletionProtection: true,
    });
  });

  it("encrypts, asks for IAM, keeps backups, and goes neither unasked nor without a snapshot", () => {
    expect(only(declared, CLUSTER).inputs).to.deep.include({
      clusterIdentifier: "graph",
      globalClusterIdentifier: "graph-global",
      port: 8182,
      storageEncrypted: true,
      kmsKeyArn: args.key.arn,
      iamDatabaseAuthenticationEnabled: true,
      backupRetentionPeriod: 30,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: "graph-final",
      vpcSecurityGroupIds: ["sg-graph"],
    });
  });

  it("audits every request into groups that are there, and encrypted, before it", () => {
    const groups = declared.filter(({ type }) => type === LOGS).map(({ inputs }) => inputs);
    const { parameters } = only(
      declared,
      "aws:neptune/clusterParameterGroup:ClusterParameterGroup",
    ).inputs;

    expect(only(declared, CLUSTER).inputs).to.deep.include({
      enableCloudwatchLogsExports: ["audit", "slowquery"],
    });
    expect(groups).to.deep.equal([
      { name: "/aws/neptune/graph/audit", kmsKeyId: args.logKeyArn, retentionInDays: 2192 },
      { name: "/aws/neptune/graph/slowquery", kmsKeyId: args.logKeyArn, retentionInDays: 2192 },
    ]);
    const order = declared.map(({ type }) => type);
    expect(order.indexOf(CLUSTER)).to.be.greaterThan(order.lastIndexOf(LOGS));
    expect(parameters).to.deep.include({
      name: "neptune_enable_audit_log",
      value: "1",
      applyMethod: "pending-reboot",
    });
    expect(parameters).to.deep.include({
      name: "neptune_slow_query_log_threshold",
      value: "1000",
      applyMethod: "immediate",
    });
  });

  it("has its instances in different zones, none of them public", () => {
    const instances = declared.filter(({ type }) => type === INSTANCE);

    expect(instances.map(({ inputs }) => inputs["availabilityZone"])).to.deep.equal([
      "us-east-2a",
      "us-east-2b",
    ]);
    for (const { inputs } of instances) {
      expect(inputs).to.include({
        instanceClass: "db.r7g.large",
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
      });
    }
  });

  it("answers with what others need of it", async () => {
    expect(await valueOf(graph.clusterIdentifier)).to.equal("graph_id");
    expect(await valueOf(graph.arn)).to.equal("arn:aws:mock:::graph");
    const { globalClusterIdentifier } = graph;
    expect(globalClusterIdentifier && (await valueOf(globalClusterIdentifier))).to.equal(
      "graph-global",
    );
  });

  it("joins the primary's global database as a secondary, and watches its lag", async () => {
    const role = {
      kind: "secondary",
      globalClusterIdentifier: "graph-global",
      primaryRegion: "us-east-2",
      alarmTopicArn: "arn:aws:sns:us-west-2:111122223333:alarms",
    } as const;
    const secondary = await deploy(() => new GraphCluster("graph", { ...args, role }));

    expect(inventory(secondary)).to.deep.equal({
      ...COMMON,
      "novamind:data:ReplicationAlarm": 1,
      [ALARM]: 1,
    });
    expect(only(secondary, CLUSTER).inputs).to.include({
      globalClusterIdentifier: "graph-global",
      kmsKeyArn: args.key.arn,
      storageEncrypted: true,
    });
    expect(only(secondary, ALARM).inputs).to.deep.include({
      namespace: "AWS/Neptune",
      metricName: "GlobalDbProgressLag",
      dimensions: { DBClusterIdentifier: "graph_id", SourceRegion: "us-east-2" },
      threshold: 30_000,
      treatMissingData: "notBreaching",
    });
  });

  it("stands alone without a global database, and can be deleted where nothing is protected", async () => {
    const role = { kind: "standalone" } as const;
    const alone = await deploy(() => new GraphCluster("graph", { ...args, role, protect: false }));

    expect(inventory(alone)).to.deep.equal(COMMON);
    expect(only(alone, CLUSTER).inputs)
      .to.include({ deletionProtection: false })
      .and.not.have.any.keys("globalClusterIdentifier");
  });

  for (const instanceClass of ["db.t4g.medium", "db.t3.medium", "db.r5.large", "db.r7g.medium"]) {
    it(`refuses ${instanceClass}`, async () => {
      expect(await refusal({ instanceClass })).to.equal(
        "GraphCluster needs an instance class of Graviton, large or up",
      );
    });
  }

  it("refuses one zone, a zone without subnet, backups too long, and a name that is no identifier", async () => {
    expect(await refusal({ zones: zones.slice(0, 1) })).to.contain("in 2 to 16 different zones");
    expect(await refusal({ subnetIds: {} })).to.equal("GraphCluster needs a subnet in each zone");
    expect(await refusal({ backupDays: 36 })).to.equal(
      "GraphCluster needs backups kept 1 to 35 days",
    );
    expect(await refusal({}, "the--graph")).to.contain("a name of letters");
  });

  it("refuses a key of another class", async () => {
    expect(await refusal({ classification: "pii" })).to.equal(
      "GraphCluster needs a key of pii data",
    );
  });
});
