import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Reservation } from "./gpuPlan.ts";
import { hostUserData } from "./hostUserData.ts";
import { type GpuFamily, type HostImage, INSTANCE_TYPES } from "./instanceTypes.ts";

/** Root volume, GiB: the image wants 30, and model servers with their CUDA libraries several images of about 10. */
const ROOT_VOLUME_GIB = 100;

/** What the hosts of every family of a cluster have in common. */
export interface HostArgs {
  clusterName: pulumi.Input<string>;
  instanceProfileArn: pulumi.Input<string>;
  /** Group of the hosts. Where a family has EFA, it has to allow all traffic of its members among themselves. */
  securityGroupId: pulumi.Input<string>;
  /** ARN of the key for root volumes, which Auto Scaling's service-linked role may use. */
  volumeKeyArn: pulumi.Input<string>;
  /** Ids of the images, by whose driver they have. */
  imageIds: Readonly<Record<HostImage, pulumi.Input<string>>>;
}

/** What one family's template has of its own. */
export interface FamilyTemplate {
  family: GpuFamily;
  reserve: Reservation | undefined;
  placementGroupName: pulumi.Input<string> | undefined;
}

/**
 * The launch template of a family's hosts: IMDSv2 one hop away, encrypted root, no public address, detailed monitoring, EFA on each
 * network card where the size has it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
 */
export function gpuLaunchTemplate(
  name: string,
  host: HostArgs,
  { family, reserve, placementGroupName: groupName }: FamilyTemplate,
): aws.ec2.LaunchTemplateArgs {
  const { instanceType, image } = INSTANCE_TYPES[family];
  return {
    instanceType,
    imageId: host.imageIds[image],
    iamInstanceProfile: { arn: host.instanceProfileArn },
    // One hop ends at the host: a task has the credentials of its own role and cannot reach the host's.
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    },
    monitoring: { enabled: true },
    networkInterfaces: interfaces(family, host.securityGroupId),
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: {
          deleteOnTermination: "true",
          encrypted: "true",
          kmsKeyId: host.volumeKeyArn,
          volumeSize: ROOT_VOLUME_GIB,
          volumeType: "gp3",
        },
      },
    ],
    ...(groupName === undefined ? {} : { placement: { groupName } }),
    ...(reserve?.kind === "capacityBlock" ? inCapacityBlock(reserve.reservationId) : {}),
    tagSpecifications: [{ resourceType: "volume", tags: { Name: name } }],
    updateDefaultVersion: true,
    userData: pulumi
      .output(host.clusterName)
      .apply((clusterName) => hostUserData({ family, clusterName })),
  };
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-template-capacity-blocks.html */
function inCapacityBlock(capacityReservationId: string) {
  return {
    instanceMarketOptions: { marketType: "capacity-block" },
    capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId } },
  } satisfies Partial<aws.ec2.LaunchTemplateArgs>;
}

/**
 * One interface with an address, and for EFA one without on each card: on the first card the second device, on the others the
 * first. More addresses would only cost some of the subnet, and confuse the host's routes.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html
 */
function interfaces(
  family: GpuFamily,
  securityGroup: pulumi.Input<string>,
): aws.types.input.ec2.LaunchTemplateNetworkInterface[] {
  const unreachable = {
    associatePublicIpAddress: "false",
    deleteOnTermination: "true",
    securityGroups: [securityGroup],
  };
  const primary = { ...unreachable, deviceIndex: 0 };
  const { efaInterfaces } = INSTANCE_TYPES[family];
  const fabric = Array.from({ length: efaInterfaces }, (_, networkCardIndex) => ({
    ...unreachable,
    networkCardIndex,
    deviceIndex: networkCardIndex === 0 ? 1 : 0,
    interfaceType: "efa-only",
  }));
  return [primary, ...fabric];
}
