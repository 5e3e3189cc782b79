import * as pulumi from "@pulumi/pulumi";

import { each } from "../lib/each.ts";
import type { Home } from "../lib/home.ts";
import type { Classification } from "./classification.ts";
import { ClassifiedKey, type KeyAccess } from "./classifiedKey.ts";
import type { DataBucket } from "./dataBuckets.ts";
import type { BucketUser } from "./dataUses.ts";
import type { PeerRegion } from "./peerRegion.ts";
import { type PerRegion, ReplicatedBucket } from "./replicatedBucket.ts";

export interface EncryptedDataTierArgs<Class extends Classification, Bucket extends string> {
  home: Home;
  /** Where replicas live. */
  peer: PeerRegion;
  /** Name of the account's access-log bucket in each region. */
  accessLogs: PerRegion;
  /** What the account stores, and so which keys it has. */
  classifications: readonly Class[];
  /** Who administers and uses the key of each classification. */
  access: Readonly<Record<Class, KeyAccess>>;
  /** Buckets by name, of the same classifications. */
  buckets: Readonly<Record<Bucket, DataBucket & { classification: Class }>>;
  /** Who of other accounts uses which bucket; nobody unless said. */
  users?: Readonly<Record<Bucket, BucketUser[]>>;
}

/** A bucket and its replica in the peer region. */
export interface BucketPair {
  name: pulumi.Output<string>;
  arn: pulumi.Output<string>;
  replicaName: pulumi.Output<string>;
  replicaArn: pulumi.Output<string>;
}

/**
 * What one account stores outside of any network: a key per classification and the buckets under them, both with replicas in the peer
 * region. Children: 1 {@link ClassifiedKey} per classification, 1 {@link ReplicatedBucket} per bucket.
 *
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 */
export class EncryptedDataTier<Class extends Classification, Bucket extends string>
  extends pulumi.ComponentResource
{
  /** ARN of each classification's key in the home region. */
  readonly keyArns: Record<Class, pulumi.Output<string>>;
  /** ARN of each classification's key in the peer region. */
  readonly replicaKeyArns: Record<Class, pulumi.Output<string>>;
  readonly buckets: Record<Bucket, BucketPair>;

  constructor(
    name: string,
    args: EncryptedDataTierArgs<Class, Bucket>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { home, peer, accessLogs, classifications, access, buckets, users } = args;
    super("novamind:data:EncryptedDataTier", name, { ...args, peer: peer.region }, opts);

    const child = { parent: this };
    const keys = each(
      classifications,
      (classification) =>
        new ClassifiedKey(
          `${name}-${classification}`,
          { classification, home, peer, access: access[classification] },
          child,
        ),
    );
    const pairs = each(Object.keys(buckets) as Bucket[], (bucket) => {
      const { classification, aging, lock } = buckets[bucket];
      const { keyArn, replicaKeyArn } = keys[classification];
      const key = { classification, arns: { home: keyArn, peer: replicaKeyArn } };
      const kept = { classification, aging, ...(lock !== undefined && { lock }) };
      return new ReplicatedBucket(
        `${name}-${bucket}`,
        { ...kept, home, peer, key, accessLogs, users: users?.[bucket] ?? [] },
        child,
      );
    });

    this.keyArns = each(classifications, (one) => keys[one].keyArn);
    this.replicaKeyArns = each(classifications, (one) => keys[one].replicaKeyArn);
    this.buckets = each(Object.keys(buckets) as Bucket[], (key) => pairOf(pairs[key]));
    this.registerOutputs({
      keyArns: this.keyArns,
      replicaKeyArns: this.replicaKeyArns,
      buckets: this.buckets,
    });
  }
}

function pairOf({ bucketName, arn, replicaName, replicaArn }: ReplicatedBucket): BucketPair {
  return { name: bucketName, arn, replicaName, replicaArn };
}
