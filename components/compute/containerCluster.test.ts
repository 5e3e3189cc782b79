import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ContainerCluster } from "./containerCluster.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const LOG_KEY = "arn:aws:kms:us-east-2:111122223333:key/logs";

describe("ContainerCluster", () => {
  let cluster: ContainerCluster;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      cluster = new ContainerCluster("gpu", { home, logKeyArn: LOG_KEY, logRetentionDays: 2192 });
    });
  });

  it("is a cluster with a key and a log group for the commands run in it", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:ContainerCluster": 1,
      "aws:kms/key:Key": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:ecs/cluster:Cluster": 1,
    });
  });

  it("records commands run in containers, encrypted on the way and at rest, for six years", () => {
    expect(only(declared, "aws:ecs/cluster:Cluster").inputs).to.deep.equal({
      settings: [{ name: "containerInsights", value: "enhanced" }],
      configuration: {
        executeCommandConfiguration: {
          kmsKeyId: "arn:aws:mock:::gpu-sessions",
          logging: "OVERRIDE",
          logConfiguration: {
            cloudWatchEncryptionEnabled: true,
            cloudWatchLogGroupName: "gpu-commands",
          },
        },
      },
    });
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.include({
      kmsKeyId: LOG_KEY,
      retentionInDays: 2192,
    });
    expect(only(declared, "aws:kms/key:Key").inputs).to.include({ enableKeyRotation: true });
  });

  it("keeps records longer when told to, never shorter", async () => {
    const keep = (logRetentionDays: number) =>
      deploy(() => new ContainerCluster("gpu", { home, logKeyArn: LOG_KEY, logRetentionDays }));

    expect(only(await keep(3653), "aws:cloudwatch/logGroup:LogGroup").inputs).to.include({
      retentionInDays: 3653,
    });
    expect(await keep(365).catch((e: unknown) => e)).to.have.property(
      "message",
      "ContainerCluster needs logRetentionDays >= 2192",
    );
  });

  it("answers with its ARN and name", async () => {
    expect(await valueOf(cluster.clusterArn)).to.equal("arn:aws:mock:::gpu");
    expect(await valueOf(cluster.clusterName)).to.equal("gpu");
  });
});
