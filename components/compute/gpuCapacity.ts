import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { type GpuFamily, INSTANCE_TYPES, latestImage } from "./instanceTypes.ts";

/** Root volume, GiB: the image wants 30, and model servers with their CUDA libraries several images of about 10. */
const ROOT_VOLUME_GIB = 100;

/** Seconds until a new GPU host's metrics count: it boots, loads its driver and joins the cluster. */
const WARMUP_SECONDS = 300;

/** How many instances; autoscaling chooses between. */
export interface Bounds {
  min: number;
  max: number;
}

export interface GpuCapacityArgs {
  family: GpuFamily;
  bounds: Bounds;
  /** Subnets for the hosts, one per zone, without a way in from the internet. */
  subnetIds: pulumi.Input<string>[];
  clusterName: pulumi.Input<string>;
  instanceProfileArn: pulumi.Input<string>;
  securityGroupId: pulumi.Input<string>;
  /** ARN of the key for root volumes, which Auto Scaling's service-linked role may use. */
  volumeKeyArn: pulumi.Input<string>;
}

/**
 * The hosts of one instance family, which ECS adds and removes as tasks need them, and never while one runs on them.
 * Children: 1 launch template, 1 Auto Scaling group, 1 capacity provider.
 *
 * @throws ResourceError when the bounds are not whole numbers, are negative, or exclude each other; when there is no subnet
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html
 */
export class GpuCapacity extends pulumi.ComponentResource {
  readonly family: GpuFamily;
  /** Name of the capacity provider. */
  readonly providerName: pulumi.Output<string>;
  /** Name of the Auto Scaling group. */
  readonly groupName: pulumi.Output<string>;

  constructor(name: string, args: GpuCapacityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:GpuCapacity", name, args, opts);
    const { bounds, subnetIds } = args;
    demand(this, {
      "whole numbers as bounds": Number.isInteger(bounds.min) && Number.isInteger(bounds.max),
      "0 <= min <= max": 0 <= bounds.min && bounds.min <= bounds.max,
      "one subnet or more": subnetIds.length > 0,
    });

    const child = { parent: this };
    const template = new aws.ec2.LaunchTemplate(name, launchTemplate(name, args), child);
    const group = new aws.autoscaling.Group(
      name,
      {
        minSize: bounds.min,
        maxSize: bounds.max,
        vpcZoneIdentifiers: subnetIds,
        launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
        // Managed termination protection asks for it: ECS lifts it from a host that runs nothing.
        protectFromScaleIn: true,
        // GPUs can be sold out for hours; the rest of the platform does not wait for them.
        waitForCapacityTimeout: "0",
        tags: [
          { key: "Name", value: name, propagateAtLaunch: true },
          // ECS sets it; unsaid here, the provider would take it away.
          { key: "AmazonECSManaged", value: "true", propagateAtLaunch: true },
        ],
      },
      { parent: this, ignoreChanges: ["desiredCapacity"] },
    );
    const provider = new aws.ecs.CapacityProvider(
      name,
      {
        autoScalingGroupProvider: {
          autoScalingGroupArn: group.arn,
          managedDraining: "ENABLED",
          managedScaling: {
            status: "ENABLED",
            targetCapacity: 100,
            instanceWarmupPeriod: WARMUP_SECONDS,
          },
          managedTerminationProtection: "ENABLED",
        },
      },
      child,
    );

    this.family = args.family;
    this.providerName = provider.name;
    this.groupName = group.name;
    this.registerOutputs({
      family: this.family,
      providerName: this.providerName,
      groupName: this.groupName,
    });
  }
}

function launchTemplate(name: string, args: GpuCapacityArgs): aws.ec2.LaunchTemplateArgs {
  const { instanceType, image } = INSTANCE_TYPES[args.family];
  return {
    instanceType,
    imageId: latestImage(image),
    iamInstanceProfile: { arn: args.instanceProfileArn },
    // One hop ends at the host: a task has the credentials of its own role and cannot reach the host's.
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
        securityGroups: [args.securityGroupId],
      },
    ],
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          deleteOnTermination: "true",
          encrypted: "true",
          kmsKeyId: args.volumeKeyArn,
          volumeSize: ROOT_VOLUME_GIB,
          volumeType: "gp3",
        },
      },
    ],
    tagSpecifications: [{ resourceType: "volume", tags: { Name: name } }],
    updateDefaultVersion: true,
    userData: pulumi.output(args.clusterName).apply(joinCluster),
  };
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html */
function joinCluster(cluster: string): string {
  const script = [
    "#!/bin/bash",
    `echo 'ECS_CLUSTER=${cluster}' >> /etc/ecs/ecs.config`,
    "echo 'ECS_AWSVPC_BLOCK_IMDS=true' >> /etc/ecs/ecs.config",
  ];
  return Buffer.from(`${script.join("\n")}\n`).toString("base64");
}
