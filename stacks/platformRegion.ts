import * as pulumi from "@pulumi/pulumi";

import { AlarmTopic } from "../components/operations/alarmTopic.ts";
import { type AccountKey, accountIds } from "./accounts.ts";
import { type RegionOutputs, vpcCidrsOf } from "./outputs.ts";
import { type ComputePlan, RegionCompute } from "./regionCompute.ts";
import { type GuardPlan, RegionGuards } from "./regionGuards.ts";
import { RegionNetwork, type RegionNetworkArgs } from "./regionNetwork.ts";
import { RegionSessions } from "./regionSessions.ts";
import { RegionStorage, type StoragePlan } from "./regionStorage.ts";

export interface PlatformRegionArgs
  extends RegionNetworkArgs, GuardPlan, StoragePlan, ComputePlan {}

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
    const { clusterArn: gpuClusterArn } = new RegionCompute(
      name,
      {
        ...args,
        ...{ network, sessions, storage, alarmTopicArn: alarms.topicArn },
        role: args.primary === undefined ? "primary" : "recovery",
      },
      child,
    );
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
      gpuClusterArn,
      alarmTopicArn: alarms.topicArn,
    };
    this.registerOutputs(this.outputs);
  }
}
