import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { GpuCapacity, type GpuCapacityArgs } from "./gpuCapacity.ts";
import { gpuCapacityArgs as args } from "./testing/gpuCapacityArgs.ts";

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

  it("starts the family's instances from the given image, unreachable and watched", () => {
    expect(only(declared, TEMPLATE).inputs).to.deep.include({
      instanceType: "g5.2xlarge",
      imageId: "ami-gpu",
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
    for (const absent of ["keyName", "placement", "instanceMarketOptions"]) {
      expect(only(declared, TEMPLATE).inputs).not.to.have.property(absent);
    }
  });

  it("encrypts root volumes with the given key", () => {
    expect(only(declared, TEMPLATE).inputs).to.have.deep.nested.property(
      "blockDeviceMappings[0].ebs",
      {
        deleteOnTermination: "true",
        encrypted: "true",
        kmsKeyId: args.host.volumeKeyArn,
        volumeSize: 100,
        volumeType: "gp3",
      },
    );
  });

  it("stays within its bounds, and leaves the number to ECS", () => {
    expect(only(declared, GROUP).inputs).to.deep.include({
      minSize: 0,
      maxSize: 2,
      vpcZoneIdentifiers: ["subnet-a", "subnet-b"],
      protectFromScaleIn: true,
    });
    expect(only(declared, GROUP).inputs).not.to.have.any.keys(
      ...["desiredCapacity", "mixedInstancesPolicy", "warmPool", "capacityRebalance"],
    );
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

  it("replaces protected hosts one after the other, and undoes it when it fails", async () => {
    const { instanceRefresh } = only(declared, GROUP).inputs;
    expect(instanceRefresh).to.have.property("strategy", "Rolling");
    const preferences = {
      autoRollback: true,
      instanceWarmup: "300",
      minHealthyPercentage: 100,
      maxHealthyPercentage: 150,
      scaleInProtectedInstances: "Refresh",
      skipMatching: true,
    };
    expect(instanceRefresh).to.have.deep.property("preferences", preferences);

    const watched = await deploy(
      () => new GpuCapacity("gpu-g5", { ...args, alarmNames: ["slow"] }),
    );
    expect(only(watched, GROUP).inputs["instanceRefresh"]).to.have.deep.property("preferences", {
      ...preferences,
      alarmSpecification: { alarms: ["slow"] },
    });
  });

  it("refuses bounds that exclude each other, are broken, or have nowhere to go", async () => {
    const refusal = (wrong: Partial<GpuCapacityArgs>) =>
      deploy(() => new GpuCapacity("gpu-g5", { ...args, ...wrong })).catch((e: unknown) => e);

    expect(await refusal({ capacity: { bounds: { min: 3, max: 2 } } })).to.have.property(
      "message",
      "GpuCapacity needs 0 <= min <= max",
    );
    expect(
      await refusal({ capacity: { bounds: { min: -0.5, max: 2 } }, zones: [] }),
    ).to.have.property(
      "message",
      "GpuCapacity needs whole numbers as bounds, 0 <= min <= max, one zone or more",
    );
    const bounds = { min: 0, max: 1 };
    expect(
      await refusal({ capacity: { bounds, zoneIds: ["use2-az1", "use2-az9"] } }),
    ).to.have.property("message", "GpuCapacity needs zones that there are");
  });

  it("answers with its family and names", async () => {
    expect(capacity.family).to.equal("g5");
    expect(await valueOf(capacity.providerName)).to.equal("gpu-g5");
    expect(await valueOf(capacity.groupName)).to.equal("gpu-g5");
  });
});
