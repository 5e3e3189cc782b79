import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ContainerCluster } from "./containerCluster.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const KEY = "aws:kms/key:Key";
const LOG_KEY = "arn:aws:kms:us-east-2:111122223333:key/logs";

describe("ContainerCluster", () => {
  let cluster: ContainerCluster;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      cluster = new ContainerCluster("gpu", { home, logKeyArn: LOG_KEY, logRetentionDays: 2192 });
    });
  });

  it("is a cluster with keys for what is run and written in it, and a log group", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:ContainerCluster": 1,
      "aws:kms/key:Key": 2,
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
        managedStorageConfiguration: {
          fargateEphemeralStorageKmsKeyId: "arn:aws:mock:::gpu-storage",
          kmsKeyId: "arn:aws:mock:::gpu-storage",
        },
      },
    });
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.include({
      kmsKeyId: LOG_KEY,
      retentionInDays: 2192,
    });
    for (const name of ["gpu-sessions", "gpu-storage"]) {
      expect(only(declared, KEY, name).inputs).to.include({ enableKeyRotation: true });
    }
  });

  it("lets Fargate write under its own key, of one Region, for this cluster alone", () => {
    const { inputs } = only(declared, KEY, "gpu-storage");
    const { Statement: statements } = JSON.parse(inputs["policy"] as string) as {
      Statement: { Principal: object; Action: unknown; Condition?: Record<string, object> }[];
    };
    const fargate = statements.filter(({ Principal }) => "Service" in Principal);

    expect(inputs).not.to.have.property("multiRegion");
    expect(fargate.map(({ Action }) => Action)).to.deep.equal([
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:CreateGrant",
    ]);
    for (const { Principal, Condition } of fargate) {
      expect(Principal).to.deep.equal({ Service: "fargate.amazonaws.com" });
      expect(Condition).to.deep.include({
        StringEquals: { "kms:EncryptionContext:aws:ecs:clusterAccount": "111122223333" },
        StringLike: { "kms:EncryptionContext:aws:ecs:clusterName": "gpu-???????" },
      });
    }
    expect(fargate[1]?.Condition).to.deep.include({
      "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] },
    });
  });

  it("has a namespace for services that say none, where it is given", async () => {
    const namespaceArn = "arn:aws:servicediscovery:us-east-2:111122223333:namespace/ns-1";
    const args = { home, logKeyArn: LOG_KEY, logRetentionDays: 2192, namespaceArn };
    const named = await deploy(() => new ContainerCluster("gpu", args));

    expect(only(named, "aws:ecs/cluster:Cluster").inputs).to.deep.include({
      serviceConnectDefaults: { namespace: namespaceArn },
    });
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
