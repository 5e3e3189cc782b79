import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { GpuInferenceCluster, type GpuInferenceClusterArgs } from "./gpuInferenceCluster.ts";

const args: GpuInferenceClusterArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  zones: [
    { id: "use2-az1", name: "us-east-2a", subnetId: "subnet-a" },
    { id: "use2-az2", name: "us-east-2b", subnetId: "subnet-b" },
  ],
  imageIds: { gpu: "ami-gpu", neuron: "ami-neuron" },
  securityGroupId: "sg-inference",
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
  volumeKeyArn: "arn:aws:kms:us-east-2:111122223333:key/phi",
  sessions: { keyArn: "arn:sessions", logGroupArn: "arn:group" },
  capacity: { g5: { bounds: { min: 0, max: 2 } } },
};

const refusal = (wrong: Partial<GpuInferenceClusterArgs>) =>
  deploy(() => new GpuInferenceCluster("gpu", { ...args, ...wrong })).catch((e: unknown) => e);

describe("GpuInferenceCluster", () => {
  let cluster: GpuInferenceCluster;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      cluster = new GpuInferenceCluster("gpu", args, { provider });
    });
  });

  it("is a cluster with recorded commands, hosts, and one family's capacity", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:GpuInferenceCluster": 1,
      "novamind:compute:ContainerCluster": 1,
      "novamind:compute:ContainerHosts": 1,
      "novamind:compute:GpuCapacity": 1,
      "aws:kms/key:Key": 2,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:ecs/cluster:Cluster": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 2,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 1,
      "aws:iam/instanceProfile:InstanceProfile": 1,
      "aws:ec2/launchTemplate:LaunchTemplate": 1,
      "aws:autoscaling/group:Group": 1,
      "aws:ecs/capacityProvider:CapacityProvider": 1,
      "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": 1,
      "pulumi:providers:aws": 1,
    });
  });

  it("offers its capacity without making any of it the default", () => {
    const type = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";

    expect(only(declared, type).inputs).to.deep.equal({
      clusterName: "gpu",
      capacityProviders: ["gpu-g5"],
    });
  });

  it("makes a capacity provider per family, each with its own hosts", async () => {
    const none = { bounds: { min: 0, max: 0 } };
    const both = await deploy(
      () => new GpuInferenceCluster("gpu", { ...args, capacity: { inf2: none, g5: none } }),
    );
    const types = both
      .filter(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate")
      .map(({ inputs }) => inputs["instanceType"]);

    expect(inventory(both)).to.include({
      "novamind:compute:GpuCapacity": 2,
      "novamind:compute:ContainerHosts": 1,
      "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": 1,
    });
    expect(types).to.deep.equal(["g5.2xlarge", "inf2.8xlarge"]);
  });

  it("gives its namespace to services that name none", async () => {
    const namespaceArn = "arn:aws:servicediscovery:us-east-2:111122223333:namespace/ns-1";
    const named = await deploy(() => new GpuInferenceCluster("gpu", { ...args, namespaceArn }));

    expect(only(named, "aws:ecs/cluster:Cluster").inputs).to.deep.include({
      serviceConnectDefaults: { namespace: namespaceArn },
    });
  });

  it("refuses no capacity at all", async () => {
    expect(await refusal({ capacity: {} })).to.have.property(
      "message",
      "GpuInferenceCluster needs capacity of one family or more",
    );
  });

  it("refuses short records", async () => {
    expect(await refusal({ logRetentionDays: 365 })).to.have.property(
      "message",
      "ContainerCluster needs logRetentionDays >= 2192",
    );
  });

  it("refuses capacity upside down", async () => {
    expect(await refusal({ capacity: { g5: { bounds: { min: 2, max: 1 } } } })).to.have.property(
      "message",
      "GpuCapacity needs 0 <= min <= max",
    );
  });

  it("puts the hosts into the given security group", () => {
    const { inputs } = only(declared, "aws:ec2/launchTemplate:LaunchTemplate");
    const [card] = inputs["networkInterfaces"] as { securityGroups: string[] }[];
    expect(card?.securityGroups).to.deep.equal(["sg-inference"]);
  });

  it("lets the hosts decrypt sessions with the given key", () => {
    const { inputs } = only(declared, "aws:iam/rolePolicy:RolePolicy", "gpu-hosts-sessions");
    expect(inputs["policy"]).to.contain('"Action":"kms:Decrypt","Resource":"arn:sessions"');
  });

  it("is declared through the given provider", () => {
    for (const { name, provider } of declared.filter(({ type }) => type.startsWith("aws:"))) {
      expect(provider, name).to.contain("::ml::");
    }
  });

  it("answers with the cluster and its capacity providers", async () => {
    expect(await valueOf(cluster.clusterArn)).to.equal("arn:aws:mock:::gpu");
    expect(await valueOf(cluster.clusterName)).to.equal("gpu");
    expect(Object.keys(cluster.capacityProviders)).to.deep.equal(["g5"]);
    const { g5 } = cluster.capacityProviders;
    expect(g5 && (await valueOf(g5))).to.equal("gpu-g5");
  });
});
