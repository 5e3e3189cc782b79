import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import type { HostSessions } from "../lib/hostSessions.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { ContainerCluster } from "./containerCluster.ts";
import { ContainerHosts } from "./containerHosts.ts";
import { GpuCapacity } from "./gpuCapacity.ts";
import type { HostArgs } from "./gpuLaunchTemplate.ts";
import { type FamilyCapacity, perFamily } from "./gpuPlan.ts";
import type { HostZone } from "./hostZones.ts";
import type { GpuFamily } from "./instanceTypes.ts";

export interface GpuInferenceClusterArgs {
  home: Home;
  /** Zones that hosts may be in. */
  zones: readonly HostZone[];
  /** Security group of the hosts. Where a family has EFA, it has to allow all traffic of its members among themselves. */
  securityGroupId: pulumi.Input<string>;
  /** Ids of the images that hosts start from, by whose driver they have. */
  imageIds: HostArgs["imageIds"];
  /** ARN of the key of this account's and region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** ARN of the key for root volumes, which Auto Scaling's service-linked role may use. */
  volumeKeyArn: pulumi.Input<string>;
  /** What sessions of people on the hosts go through. */
  sessions: HostSessions;
  /** Hosts of each family; a family that is not named gets none. */
  capacity: Partial<Record<GpuFamily, FamilyCapacity>>;
  /** Names of alarms that stop and undo a replacement of hosts; none unless told otherwise. */
  alarmNames?: pulumi.Input<string>[];
  /** Days that commands run in containers stay on record; {@link AUDIT_RETENTION_DAYS} unless told otherwise, and at least. */
  logRetentionDays?: number;
  /** Cloud Map namespace in which services find each other unless they name another. */
  namespaceArn?: pulumi.Input<string>;
}

/**
 * An ECS cluster on GPU hosts, one capacity provider per instance family. Fargate has no GPUs, so it is not offered here. There is
 * no default strategy: a service names the family that its model needs.
 * Children: 1 {@link ContainerCluster}, 1 {@link ContainerHosts}, 1 {@link GpuCapacity} per family, 1 association of their capacity
 * providers.
 *
 * @throws ResourceError when no family is named
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
 */
export class GpuInferenceCluster extends pulumi.ComponentResource {
  readonly clusterArn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  /** Name of each family's capacity provider, known once services of the cluster may use it. */
  readonly capacityProviders: Partial<Record<GpuFamily, pulumi.Output<string>>>;

  constructor(name: string, args: GpuInferenceClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:GpuInferenceCluster", name, args, opts);
    const { home, logKeyArn, logRetentionDays = AUDIT_RETENTION_DAYS, namespaceArn } = args;
    const families = perFamily(args.capacity);
    demand(this, { "capacity of one family or more": families.length > 0 });

    const child = { parent: this };
    const cluster = new ContainerCluster(
      name,
      {
        ...{ home, logKeyArn, logRetentionDays },
        ...(namespaceArn === undefined ? {} : { namespaceArn }),
      },
      child,
    );
    const hosts = new ContainerHosts(
      `${name}-hosts`,
      { home, clusterArn: cluster.clusterArn, sessions: args.sessions },
      child,
    );
    const { zones, alarmNames = [], securityGroupId, volumeKeyArn, imageIds } = args;
    const { instanceProfileArn } = hosts;
    const common = { instanceProfileArn, securityGroupId, volumeKeyArn, imageIds };
    const host = { ...common, clusterName: cluster.clusterName };
    const capacities = families.map(
      ([family, capacity]) =>
        new GpuCapacity(`${name}-${family}`, { family, capacity, zones, host, alarmNames }, child),
    );
    const association = new aws.ecs.ClusterCapacityProviders(
      name,
      {
        clusterName: cluster.clusterName,
        capacityProviders: capacities.map(({ providerName }) => providerName),
      },
      child,
    );

    this.clusterArn = cluster.clusterArn;
    this.clusterName = cluster.clusterName;
    this.capacityProviders = Object.fromEntries(
      capacities.map(({ family, providerName }) => [family, after(providerName, association)]),
    );
    this.registerOutputs({
      clusterArn: this.clusterArn,
      clusterName: this.clusterName,
      capacityProviders: this.capacityProviders,
    });
  }
}
