import type * as pulumi from "@pulumi/pulumi";

import type { Classification } from "../components/data/classification.ts";
import type { RecordTableKey } from "../components/data/recordTables.ts";
import { DATA_BUCKETS, ML_BUCKETS, PUBLIC_BUCKETS } from "../components/data/dataBuckets.ts";
import { eachLevel, type TrustLevel } from "../components/network/trust.ts";
import { vpcLayouts } from "../components/network/vpcLayouts.ts";
import type { VpcPlan } from "./coreVpcs.ts";
import type { StoreLinks } from "./regionStores.ts";

/** The buckets of the platform, whatever account they are in. */
export const BUCKET_KEYS = [
  ...keysOf(DATA_BUCKETS),
  ...keysOf(ML_BUCKETS),
  ...keysOf(PUBLIC_BUCKETS),
] as const;
export type BucketKey = (typeof BUCKET_KEYS)[number];

/** A key as the region that uses it sees it, and as the other region does. */
export interface KeyPair<T> {
  keyArn: T;
  replicaKeyArn: T;
}

/** Something of the region that owns it, and its replica in the other. */
export interface NamePair<T> {
  name: T;
  replicaName: T;
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
  /** Key that makes pseudonyms, and the one that signs records that must be provably unaltered. */
  pseudonymKey: KeyPair<T>;
  signingKey: KeyPair<T>;
  /** Buckets of all accounts, by name. */
  buckets: Record<BucketKey, NamePair<T>>;
  /** Where access to buckets of the `data` account is logged. */
  accessLogs: NamePair<T>;
  /** The same of the `ml` account, with the requests to its load balancers. */
  mlAccessLogs: NamePair<T>;
  tables: Record<RecordTableKey, { name: T; streamArn: T; replicaStreamArn: T }>;
  backup: { vaultName: T; copyVaultArn: T; roleArn: T };
}

/** What a region's data is known by, that of its network's stores included. */
export interface StoredOutputs<T = pulumi.Output<string>> extends DataOutputs<T> {
  stores: StoreLinks<T>;
}

/** What other stacks, and people, read of a region. */
export interface RegionOutputs<T = pulumi.Output<string>> extends StoredOutputs<T> {
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

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}
