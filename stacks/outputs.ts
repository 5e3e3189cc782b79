import type * as pulumi from "@pulumi/pulumi";

import type { Classification } from "../components/data/classification.ts";
import { eachLevel, type TrustLevel } from "../components/network/trust.ts";
import { vpcLayouts } from "../components/network/vpcLayouts.ts";
import type { VpcPlan } from "./coreVpcs.ts";

/** A key as the region that uses it sees it, and as the other region does. */
export interface KeyPair<T> {
  keyArn: T;
  replicaKeyArn: T;
}

/**
 * What a region's data is known by. `T` is an Output in the stack that declares it, a plain string in one that reads it.
 * What the primary calls a replica is what the recovery region works with.
 */
export interface DataOutputs<T = pulumi.Output<string>> {
  /** Keys of the `data` account. */
  dataKeys: Record<Classification, KeyPair<T>>;
  /** Key for PHI of the `ml` account. */
  mlKey: KeyPair<T>;
  phiBucket: { name: T; replicaName: T };
}

/** What other stacks, and people, read of a region. */
export interface RegionOutputs<T = pulumi.Output<string>> extends DataOutputs<T> {
  region: string;
  /** Network that holds every VPC of the region. */
  cidr: string;
  /** Networks of the region's VPCs, by trust level. */
  vpcCidrs: Record<TrustLevel, string[]>;
  transitGatewayId: T;
  transitRouteTableIds: Record<TrustLevel, T>;
  vpcIds: Record<string, T>;
  gpuClusterArn: T;
  alarmTopicArn: T;
}

/** The networks of VPCs by the trust level of their layout, in the order of the plans. */
export function vpcCidrsOf(vpcs: Record<string, VpcPlan>): RegionOutputs["vpcCidrs"] {
  const of = (level: TrustLevel) =>
    Object.values(vpcs).filter(({ layout }) => vpcLayouts[layout].trust === level);
  return eachLevel((level) => of(level).map(({ cidr }) => cidr));
}
