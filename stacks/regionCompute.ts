import * as pulumi from "@pulumi/pulumi";

import { AcceleratorQuotas } from "../components/compute/acceleratorQuotas.ts";
import { GpuInferenceCluster } from "../components/compute/gpuInferenceCluster.ts";
import { capacityIn, type FamilyPlan } from "../components/compute/gpuPlan.ts";
import type { GpuFamily, HostImage } from "../components/compute/instanceTypes.ts";
import type { Zone } from "../components/lib/home.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import { hostingNeeds } from "./hostingNeeds.ts";
import type { ModelPlan } from "./modelPlan.ts";
import type { Posture } from "./posture.ts";
import { RegionEntrance } from "./regionEntrance.ts";
import { RegionModels } from "./regionModels.ts";
import { known, type RegionNetwork } from "./regionNetwork.ts";
import type { RegionSessions } from "./regionSessions.ts";
import type { RegionStorage } from "./regionStorage.ts";

/** What a region computes with, as its configuration says it. */
export interface ComputePlan {
  /** Hosts with accelerators, in each posture. */
  gpuCapacity: Partial<Record<GpuFamily, FamilyPlan | undefined>>;
  models: ModelPlan;
  /** Ids of the images that those hosts start from. */
  hostImages: Record<HostImage, string>;
}

export interface RegionComputeArgs extends ComputePlan {
  accounts: Accounts;
  region: string;
  peerRegion: string;
  environment: string;
  privateDomain: string;
  posture: Posture;
  organizationId: string;
  protect: boolean;
  /** `primary` owns images and data, `recovery` has their copies. */
  role: "primary" | "recovery";
  zones: Map<AccountKey, Zone[]>;
  network: RegionNetwork;
  sessions: RegionSessions;
  storage: RegionStorage;
  /** Topic of this region. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * What computes in a region, all of it in the `ml` account: hosts with accelerators and the models on them or on SageMaker, with the way in
 * and the quotas that both need. Children: 1 {@link RegionEntrance}, 1 cluster, 1 {@link RegionModels}, 1 set of quotas.
 */
export class RegionCompute extends pulumi.ComponentResource {
  readonly clusterArn: pulumi.Output<string>;

  constructor(name: string, args: RegionComputeArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, posture, role, models, gpuCapacity, network, storage } = args;
    super("novamind:stacks:RegionCompute", name, { region, posture, role, gpuCapacity }, opts);

    const child = { parent: this };
    const inMl = { parent: this, provider: accounts.provider("ml", region) };
    const zones = known(args.zones, "ml");
    const logKeyArn = known(network.logKeys, "ml").keyArn;
    const entrance = new RegionEntrance(
      name,
      { ...args, accessLogBucket: storage.local.mlAccessLogBucket },
      child,
    );
    const cluster = new GpuInferenceCluster(
      name,
      {
        home: accounts.home("ml", region),
        securityGroupId: network.groupIds.ml.inference,
        zones: zones.flatMap((zone) => {
          const subnetId = network.vpcs.ml.tiers["inference"]?.subnetIds[zone.id];
          return subnetId === undefined ? [] : [{ ...zone, subnetId }];
        }),
        imageIds: args.hostImages,
        logKeyArn,
        volumeKeyArn: storage.local.mlKeyArn,
        sessions: args.sessions.hosts.ml,
        capacity: capacityIn(posture, gpuCapacity),
        namespaceArn: entrance.namespaceArn,
      },
      inMl,
    );
    const { outputs: data, local } = storage;
    new RegionModels(
      name,
      { ...args, plan: models, zones, logKeyArn, entrance, cluster, data, local },
      child,
    );
    const needs = { capacity: gpuCapacity, hosting: hostingNeeds(models) };
    new AcceleratorQuotas(name, { ...needs, hostingQuotaCodes: models.quotaCodes }, inMl);

    this.clusterArn = cluster.clusterArn;
    this.registerOutputs({ clusterArn: this.clusterArn });
  }
}
