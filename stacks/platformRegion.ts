import * as pulumi from "@pulumi/pulumi";

import { AcceleratorQuotas } from "../components/compute/acceleratorQuotas.ts";
import { GpuInferenceCluster } from "../components/compute/gpuInferenceCluster.ts";
import { capacityIn, type FamilyPlan } from "../components/compute/gpuPlan.ts";
import type { GpuFamily, HostImage } from "../components/compute/instanceTypes.ts";
import { AlarmTopic } from "../components/operations/alarmTopic.ts";
import { type AccountKey, accountIds } from "./accounts.ts";
import type { ModelPlan } from "./modelPlan.ts";
import { hostingNeeds } from "./hostingNeeds.ts";
import { type RegionOutputs, vpcCidrsOf } from "./outputs.ts";
import { RegionEntrance } from "./regionEntrance.ts";
import { type GuardPlan, RegionGuards } from "./regionGuards.ts";
import { RegionModels } from "./regionModels.ts";
import { known, RegionNetwork, type RegionNetworkArgs } from "./regionNetwork.ts";
import { RegionSessions } from "./regionSessions.ts";
import { RegionStorage, type StoragePlan } from "./regionStorage.ts";

export interface PlatformRegionArgs extends RegionNetworkArgs, GuardPlan, StoragePlan {
  /** Hosts with accelerators, in each posture. */
  gpuCapacity: Partial<Record<GpuFamily, FamilyPlan | undefined>>;
  models: ModelPlan;
  /** Ids of the images that those hosts start from. */
  hostImages: Record<HostImage, string>;
}

/**
 * One region of the platform: its network and what guards it, its data or the primary's replicas of it, its compute, its alarms.
 * Primary and recovery region are this class with other numbers.
 */
export class PlatformRegion extends pulumi.ComponentResource {
  readonly outputs: RegionOutputs<pulumi.Input<string>>;

  constructor(name: string, args: PlatformRegionArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, peerRegion, posture, cidr, protect } = args;
    super("novamind:stacks:PlatformRegion", name, { region, peerRegion, posture, protect }, opts);

    const child = { parent: this };
    const inAccount = (account: AccountKey) => ({
      ...child,
      provider: accounts.provider(account, region),
    });
    const network = new RegionNetwork(name, args, child);
    new RegionGuards(name, { ...args, network }, child);
    const sessions = new RegionSessions(name, { accounts, region, network }, child);
    const alarms = new AlarmTopic(
      name,
      { home: accounts.home("operations", region), accountIds: accountIds(accounts, region) },
      inAccount("operations"),
    );
    const storage = new RegionStorage(
      name,
      { ...args, network, alarmTopicArn: alarms.topicArn },
      child,
    );
    const entrance = new RegionEntrance(
      name,
      { ...args, network, accessLogBucket: storage.local.mlAccessLogBucket },
      child,
    );
    const { ml } = network.vpcs;
    const cluster = new GpuInferenceCluster(
      name,
      {
        home: accounts.home("ml", region),
        securityGroupId: network.groupIds.ml.inference,
        zones: known(args.zones, "ml").flatMap((zone) => {
          const subnetId = ml.tiers["inference"]?.subnetIds[zone.id];
          return subnetId === undefined ? [] : [{ ...zone, subnetId }];
        }),
        imageIds: args.hostImages,
        logKeyArn: known(network.logKeys, "ml").keyArn,
        volumeKeyArn: storage.local.mlKeyArn,
        sessions: sessions.hosts.ml,
        capacity: capacityIn(posture, args.gpuCapacity),
        namespaceArn: entrance.namespaceArn,
      },
      inAccount("ml"),
    );
    new RegionModels(
      name,
      {
        ...args,
        ...{ plan: args.models, network, entrance, cluster },
        zones: known(args.zones, "ml"),
        role: args.primary === undefined ? "primary" : "recovery",
        data: storage.outputs,
        local: storage.local,
        logKeyArn: known(network.logKeys, "ml").keyArn,
        alarmTopicArn: alarms.topicArn,
      },
      child,
    );
    const needs = { capacity: args.gpuCapacity, hosting: hostingNeeds(args.models) };
    const codes = { hostingQuotaCodes: args.models.quotaCodes };
    new AcceleratorQuotas(name, { ...needs, ...codes }, inAccount("ml"));
    this.outputs = {
      ...storage.outputs,
      region,
      cidr,
      vpcCidrs: vpcCidrsOf(args.vpcs),
      transitGatewayId: network.hub.gatewayId,
      transitRouteTableIds: network.hub.routeTableIds,
      vpcIds: Object.fromEntries(
        Object.entries(network.vpcs).map(([key, vpc]) => [key, vpc.vpcId]),
      ),
      gpuClusterArn: cluster.clusterArn,
      alarmTopicArn: alarms.topicArn,
    };
    this.registerOutputs(this.outputs);
  }
}
