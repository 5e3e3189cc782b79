import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { FeatureCatalog } from "../components/workloads/featureCatalog.ts";
import { FeatureEtl } from "../components/workloads/featureEtl.ts";
import { FeatureStore } from "../components/workloads/featureStore.ts";
import { FeatureStream } from "../components/workloads/featureStream.ts";
import { FEATURE_GROUPS } from "../services/feature-ingest/src/featureGroups.ts";
import { World } from "./aws/world.ts";
import { places } from "./testing/places.ts";
import { runWithoutEngine } from "./testing/withoutEngine.ts";

const home = { accountId: "666666666666", region: "us-east-2", partition: "aws" };
const ZONE = "us-east-2a";

/** The way of features, from recordings to both stores, as one account has it. */
function program({ data }: ReturnType<typeof places>): void {
  const opts = { provider: data };
  const posture = "active";
  const { arn: keyArn } = new aws.kms.Key("phi", {}, opts);
  const { arn: alarmTopicArn } = new aws.sns.Topic("alarms", {}, opts);
  const { bucket: bucketName, arn: bucketArn } = new aws.s3.Bucket("features", {}, opts);
  const shared = { home, keyArn, logKeyArn: keyArn, alarmTopicArn };
  const { databaseName, securityConfigurationName } = new FeatureCatalog("catalog", shared, opts);
  const store = new FeatureStore(
    "features",
    {
      ...shared,
      groups: FEATURE_GROUPS,
      databaseName,
      offline: { bucketName, bucketArn, prefix: "offline/" },
    },
    opts,
  );
  const { streamArn, streamName } = new FeatureStream(
    "feature-ingest",
    {
      ...shared,
      posture,
      groups: { names: store.groupNames, arns: store.groupArns },
      concurrency: 8,
      freshnessSeconds: 300,
    },
    opts,
  );

  const { id: vpcId } = new aws.ec2.Vpc("ml", { cidrBlock: "10.0.0.0/16" }, opts);
  const subnet = new aws.ec2.Subnet(
    "training",
    { vpcId, cidrBlock: "10.0.0.0/24", availabilityZone: ZONE },
    opts,
  );
  const group = new aws.ec2.SecurityGroup("training", { vpcId }, opts);
  const network = {
    subnetId: subnet.id,
    availabilityZone: ZONE,
    securityGroupIds: [group.id],
  };
  const kept = { bucketName, bucketArn, keyArn };
  new FeatureEtl(
    "feature-etl",
    {
      ...shared,
      posture,
      recordings: { ...kept, prefix: "recordings/" },
      work: { ...kept, prefix: "etl/" },
      streamName,
      streamArn,
      securityConfigurationName,
      network,
      schedule: "cron(15 3 * * ? *)",
      workers: 2,
      timeoutMinutes: 60,
    },
    opts,
  );
}

describe("features on simulated AWS", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "features-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("are taken as declared, with all that is on their way", async () => {
    const world = new World(folder);
    expect(await runWithoutEngine(world, program)).to.deep.equal([]);

    const idsOf = (type: string) =>
      world
        .inventory()
        .filter((one) => one.type === type)
        .map(({ id }) => id);
    expect(idsOf("aws:sagemaker/featureGroup:FeatureGroup")).to.have.members([
      "features-biometric",
      "features-actigraphy",
      "features-clinical",
      "features-medication",
    ]);
    const [security = ""] = idsOf("aws:glue/securityConfiguration:SecurityConfiguration");
    expect(security).to.match(/^catalog-[0-9a-f]{7}$/);
    expect(idsOf("aws:glue/job:Job")).to.have.length(1);
    expect(idsOf("aws:glue/trigger:Trigger")).to.have.length(1);
    expect(idsOf("aws:lambda/eventSourceMapping:EventSourceMapping")).to.have.length(1);
  });
});
