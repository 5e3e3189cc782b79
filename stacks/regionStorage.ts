import * as pulumi from "@pulumi/pulumi";

import type { AccountKey, Accounts } from "./accounts.ts";
import { keyPairOf, type LocalData, localData } from "./localData.ts";
import type { DataOutputs, StoredOutputs } from "./outputs.ts";
import type { Posture } from "./posture.ts";
import { RegionAudit } from "./regionAudit.ts";
import { RegionBackupPlans } from "./regionBackupPlans.ts";
import { RegionData } from "./regionData.ts";
import { known, type RegionNetwork, type RegionNetworkArgs } from "./regionNetwork.ts";
import { RegionStores } from "./regionStores.ts";
import type { StorePlan } from "./storePlan.ts";

/** What a region stores, and how. */
export interface StoragePlan {
  posture: Posture;
  peerRegion: string;
  /** Whether engine and AWS refuse to delete the region's data. */
  protect: boolean;
  stores: StorePlan;
  /** What the primary's stack says of its data, of which this region holds the replicas; without it the region is the primary and owns the data. */
  primary?: StoredOutputs<string> | undefined;
}

export interface RegionStorageArgs
  extends StoragePlan, Pick<RegionNetworkArgs, "accounts" | "region" | "zones"> {
  network: Pick<RegionNetwork, "vpcs" | "groupIds" | "logKeys">;
  /** Topic of this region. */
  alarmTopicArn: pulumi.Input<string>;
}

/** Account that has the stores. */
const ACCOUNT: AccountKey = "data";

/**
 * All that a region stores: what the primary owns in both, the stores in the region's own network, and what is backed up of them.
 * Children: in the primary 1 {@link RegionData}; 1 {@link RegionStores}, 1 {@link RegionAudit}, 1 {@link RegionBackupPlans}.
 */
export class RegionStorage extends pulumi.ComponentResource {
  readonly outputs: StoredOutputs<pulumi.Input<string>>;
  /** What this region works with. */
  readonly local: LocalData;

  constructor(name: string, args: RegionStorageArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, peerRegion, posture, protect, primary } = args;
    super("novamind:stacks:RegionStorage", name, { region, peerRegion, posture, protect }, opts);

    const child = { parent: this };
    const inAccount = { ...child, provider: accounts.provider(ACCOUNT, region) };
    const data =
      primary ??
      new RegionData(name, { accounts, region, peerRegion, protect }, { ...child, protect }).data;
    const local = localData(data, primary === undefined ? "home" : "replica");
    const placed = storesArgs(args, data, local);
    const stores = new RegionStores(name, placed, inAccount);
    new RegionAudit(
      name,
      {
        ...{ accounts, region, peerRegion, posture },
        role: primary === undefined ? "primary" : "recovery",
        data: local,
        buckets: data.buckets,
        network: placed.functionNetwork,
        logKeyArn: placed.logKeyArn,
        mlLogKeyArn: known(args.network.logKeys, "ml").keyArn,
        alarmTopicArn: args.alarmTopicArn,
      },
      child,
    );
    new RegionBackupPlans(
      name,
      {
        home: accounts.home(ACCOUNT, region),
        posture,
        ...data.backup,
        ...(primary !== undefined && { copyVaultArn: undefined }),
        alarmTopicArn: args.alarmTopicArn,
        logKeyArn: placed.logKeyArn,
        subnetGroupNames: stores.subnetGroupNames,
      },
      inAccount,
    );

    this.outputs = { ...data, stores: stores.links };
    this.local = local;
    this.registerOutputs(this.outputs);
  }
}

function storesArgs(
  args: RegionStorageArgs,
  { dataKeys }: DataOutputs<pulumi.Input<string>>,
  data: LocalData,
) {
  const { accounts, region, peerRegion, network, zones, primary, alarmTopicArn } = args;
  const { vpcs, groupIds } = network;
  const subnets = (tier: string) => vpcs.data.tiers[tier]?.subnetIds ?? {};
  return {
    home: accounts.home(ACCOUNT, region),
    ...{ region, peerRegion, data, alarmTopicArn },
    peer: peerOf(accounts, peerRegion),
    posture: args.posture,
    protect: args.protect,
    plan: args.stores,
    zones: zones.get(ACCOUNT) ?? [],
    subnetIds: subnets("data"),
    groupIds: groupIds.data,
    functionNetwork: {
      subnetIds: Object.values(subnets("app")),
      securityGroupIds: [groupIds.data.service],
    },
    keyPair: keyPairOf("phi", dataKeys),
    logKeyArn: known(network.logKeys, ACCOUNT).keyArn,
    primary: primary?.stores,
  };
}

function peerOf(accounts: Accounts, peerRegion: string) {
  return { region: peerRegion, provider: accounts.provider(ACCOUNT, peerRegion) };
}
