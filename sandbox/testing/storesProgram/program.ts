import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { GlobalDatabase } from "../../../components/data/globalDatabase.ts";
import { GraphCluster } from "../../../components/data/graphCluster.ts";
import { RecordTable } from "../../../components/data/recordTable.ts";

const ACCOUNT = "666666666666";
const ZONES = ["use2-az1", "use2-az2"].map((id, index) => ({
  id,
  name: `us-east-2${"ab".charAt(index)}`,
}));

/**
 * A table, a graph and a global database, protected by AWS and not by the engine, as a team of its own would have them. Configuration says what they
 * are called, and what they were called before, or that the table, or the graph, is no longer declared.
 */
export default function program(): void {
  const config = new pulumi.Config();
  const [called, before] = [config.require("called"), config.get("before")];
  const without = config.get("without");
  const provider = (region: string) =>
    new aws.Provider(region, {
      region: region as aws.Region,
      assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
    });
  const [here, there] = [provider("us-east-2"), provider("us-west-2")];
  const opts = {
    provider: here,
    ...(before !== undefined && { aliases: [{ name: before }] }),
  };
  const home = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };
  const key = new aws.kms.Key("key", { multiRegion: true }, { provider: here });
  const replica = new aws.kms.ReplicaKey(
    "replica",
    { primaryKeyArn: key.arn },
    { provider: there },
  );
  if (without !== "table") {
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
  new GlobalDatabase(called, { identifier: "records", protect: true }, opts);
  if (without !== "graph") graphIn(here, key.arn);
}

function graphIn(provider: aws.Provider, keyArn: pulumi.Output<string>): void {
  const opts = { provider };
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const group = new aws.ec2.SecurityGroup("graph", { vpcId, description: "Graph" }, opts);
  const subnets = ZONES.map(({ id, name }, index) => [
    id,
    new aws.ec2.Subnet(
      id,
      { vpcId, availabilityZone: name, cidrBlock: `10.1.${String(index)}.0/24` },
      opts,
    ).id,
  ]);
  new GraphCluster(
    "graph",
    {
      classification: "phi",
      role: { kind: "standalone" },
      subnetIds: Object.fromEntries(subnets) as Record<string, pulumi.Output<string>>,
      zones: ZONES,
      securityGroupIds: [group.id],
      instanceClass: "db.r7g.large",
      keyArn,
      logKeyArn: keyArn,
      protect: true,
    },
    opts,
  );
}
