import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { GpuCapacity, type GpuCapacityArgs } from "./gpuCapacity.ts";

const args: GpuCapacityArgs = {
  family: "g5",
  bounds: { min: 0, max: 2 },
  subnetIds: ["subnet-a", "subnet-b"],
  clusterName: "gpu",
  instanceProfileArn: "arn:aws:iam::111122223333:instance-profile/gpu",
  securityGroupId: "sg-1",
  volumeKeyArn: "arn:aws:kms:us-east-2:111122223333:key/1",
};

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:autoscaling/group:Group";

describe("GpuCapacity", () => {
  let capacity: GpuCapacity;
  let declared: Declared[];
  const ignored: unknown[] = [];

  before(async () => {
    declared = await deploy(() => {
      capacity = new GpuCapacity("gpu-g5", args, {
        transformations: [
          ({ type, opts }) => {
            if (type === GROUP) ignored.push(opts.ignoreChanges);
            return undefined;
          },
        ],
      });
    });
  });

  it("is a launch template, a group and a capacity provider", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:GpuCapacity": 1,
      [TEMPLATE]: 1,
      [GROUP]: 1,
      "aws:ecs/capacityProvider:CapacityProvider": 1,
    });
  });

  it("starts the family's instances from the current image, unreachable and watched", () => {
    expect(only(declared, TEMPLATE).inputs).to.deep.include({
      instanceType: "g5.2xlarge",
      imageId:
        "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id",
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
      },
      monitoring: { enabled: true },
      networkInterfaces: [
        {
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
          deviceIndex: 0,
          securityGroups: ["sg-1"],
        },
      ],
    });
    expect(only(declared, TEMPLATE).inputs).not.to.have.property("keyName");
  });

  it("encrypts root volumes with the given key", () => {
    expect(only(declared, TEMPLATE).inputs).to.have.deep.nested.property(
      "blockDeviceMappings[0].ebs",
      {
        deleteOnTermination: "true",
        encrypted: "true",
        kmsKeyId: args.volumeKeyArn,
        volumeSize: 100,
        volumeType: "gp3",
      },
    );
  });

  it("joins the cluster, and keeps tasks from the host's credentials", () => {
    const { userData } = only(declared, TEMPLATE).inputs;

    expect(Buffer.from(userData as string, "base64").toString()).to.equal(
      [
        "#!/bin/bash",
        "echo 'ECS_CLUSTER=gpu' >> /etc/ecs/ecs.config",
        "echo 'ECS_AWSVPC_BLOCK_IMDS=true' >> /etc/ecs/ecs.config",
        "",
      ].join("\n"),
    );
  });

  it("stays within its bounds, and leaves the number to ECS", () => {
    expect(only(declared, GROUP).inputs).to.deep.include({
      minSize: 0,
      maxSize: 2,
      vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
      protectFromScaleIn: true,
    });
    expect(only(declared, GROUP).inputs).not.to.have.property("desiredCapacity");
    expect(ignored).to.deep.equal([["desiredCapacity"]]);
    expect(
      only(declared, "aws:ecs/capacityProvider:CapacityProvider").inputs,
    ).to.have.deep.property("autoScalingGroupProvider", {
      autoScalingGroupArn: "arn:aws:mock:::gpu-g5",
      managedDraining: "ENABLED",
      managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 300 },
      managedTerminationProtection: "ENABLED",
    });
  });

  it("refuses bounds that exclude each other, are broken, or have nowhere to go", async () => {
    const refusal = (wrong: Partial<GpuCapacityArgs>) =>
      deploy(() => new GpuCapacity("gpu-g5", { ...args, ...wrong })).catch((e: unknown) => e);

    expect(await refusal({ bounds: { min: 3, max: 2 } })).to.have.property(
      "message",
      "GpuCapacity needs 0 <= min <= max",
    );
    expect(await refusal({ bounds: { min: -0.5, max: 2 }, subnetIds: [] })).to.have.property(
      "message",
      "GpuCapacity needs whole numbers as bounds, 0 <= min <= max, one subnet or more",
    );
  });

  it("answers with its family and names", async () => {
    expect(capacity.family).to.equal("g5");
    expect(await valueOf(capacity.providerName)).to.equal("gpu-g5");
    expect(await valueOf(capacity.groupName)).to.equal("gpu-g5");
  });
});
