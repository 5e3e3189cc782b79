import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AuroraCluster } from "../../../components/data/auroraCluster.ts";
import { GlobalDatabase } from "../../../components/data/globalDatabase.ts";
import { GraphCluster } from "../../../components/data/graphCluster.ts";
import { RecordTable } from "../../../components/data/recordTable.ts";
import { SecureBucket } from "../../../components/data/secureBucket.ts";

const ACCOUNT = "666666666666";
const ZONES = ["use2-az1", "use2-az2"].map((id, index) => ({
  id,
  name: `us-east-2${"ab".charAt(index)}`,
}));
const home = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };

/**
 * A table, a graph, a cluster in a global database and a bucket, protected by AWS and not by the engine, as a team of its own would have them.
 * Configuration says what table and global database are called, and what they were called before, or which store is no longer declared.
 */
export default function program(): void {
  const config = new pulumi.Config();
  const [called, before] = [config.require("called"), config.get("before")];
  const declared = (store: string) => config.get("without") !== store;
  const [here, there] = [providerFor("us-east-2"), providerFor("us-west-2")];
  const opts = {
    provider: here,
    ...(before !== undefined && { aliases: [{ name: before }] }),
  };
  const key = new aws.kms.Key("key", { multiRegion: true }, { provider: here });
  const replica = new aws.kms.ReplicaKey(
    "replica",
    { primaryKeyArn: key.arn },
    { provider: there },
  );
  if (declared("table")) {
    new RecordTable(
      called,
      {
        home,
        peer: { region: "us-west-2", provider: there },
        protect: true,
        classification: "phi",
        key: { classification: "phi", arns: { home: key.arn, peer: replica.arn } },
      },
      opts,
    );
  }
  const { globalClusterId } = new GlobalDatabase(
    called,
    { identifier: "records", protect: true },
    opts,
  );
  const shared = { ...networkIn(here), ...phiUnder(key.arn), zones: ZONES, protect: true };
  if (declared("graph")) {
    new GraphCluster(
      "graph",
      { ...shared, role: { kind: "standalone" }, instanceClass: "db.r7g.large" },
      { provider: here },
    );
  }
  if (declared("cluster")) {
    new AuroraCluster(
      "records",
      {
        ...shared,
        home,
        identifier: "records-us-east-2",
        role: { kind: "primary", databaseName: "records", masterUsername: "novamind" },
        globalClusterId,
        capacity: { kind: "provisioned", instanceClass: "db.r8g.large" },
      },
      { provider: here },
    );
  }
  if (declared("bucket")) bucketIn(here, key.arn);
}

function providerFor(region: aws.Region): aws.Provider {
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy`;
  return new aws.Provider(region, { region, assumeRoles: [{ roleArn }] });
}

function phiUnder(arn: pulumi.Output<string>) {
  const classification = "phi" as const;
  return { classification, key: { classification, arn }, logKeyArn: arn };
}

function bucketIn(provider: aws.Provider, keyArn: pulumi.Output<string>): void {
  const { classification, key } = phiUnder(keyArn);
  const { bucket: accessLogBucket } = new aws.s3.Bucket("access-logs", {}, { provider });
  new SecureBucket("recordings", { classification, key, accessLogBucket }, { provider });
}

function networkIn(provider: aws.Provider) {
  const opts = { provider };
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const group = new aws.ec2.SecurityGroup("stores", { vpcId, description: "Stores" }, opts);
  const subnets = ZONES.map(({ id, name }, index) => [
    id,
    new aws.ec2.Subnet(
      id,
      { vpcId, availabilityZone: name, cidrBlock: `10.1.${String(index)}.0/24` },
      opts,
    ).id,
  ]);
  return {
    subnetIds: Object.fromEntries(subnets) as Record<string, pulumi.Output<string>>,
    securityGroupIds: [group.id],
  };
}
