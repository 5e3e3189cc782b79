import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { type Classification, CLASSIFICATIONS } from "./classification.ts";
import { ClassifiedKey } from "./classifiedKey.ts";
import type { PeerRegion } from "./peerRegion.ts";
import { type PerRegion, ReplicatedBucket } from "./replicatedBucket.ts";

export interface EncryptedDataTierArgs {
  home: Home;
  /** Where replicas live. */
  peer: PeerRegion;
  /** Name of the account's access-log bucket in each region. */
  accessLogs: PerRegion;
}

/** A bucket and its replica in the peer region. */
export interface BucketPair {
  name: pulumi.Output<string>;
  arn: pulumi.Output<string>;
  replicaName: pulumi.Output<string>;
  replicaArn: pulumi.Output<string>;
}

/**
 * The data of the platform: a key per classification, and the stores under them, both with replicas in the peer region.
 * Children: 4 {@link ClassifiedKey}s, 1 {@link ReplicatedBucket} for PHI.
 *
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 */
export class EncryptedDataTier extends pulumi.ComponentResource {
  /** ARN of each classification's key in the home region. */
  readonly keyArns: Record<Classification, pulumi.Output<string>>;
  /** ARN of each classification's key in the peer region. */
  readonly replicaKeyArns: Record<Classification, pulumi.Output<string>>;
  readonly phiBucket: BucketPair;

  constructor(name: string, args: EncryptedDataTierArgs, opts?: pulumi.ComponentResourceOptions) {
    const { home, peer, accessLogs } = args;
    super("novamind:data:EncryptedDataTier", name, { ...args, peer: peer.region }, opts);

    const child = { parent: this };
    const keys = perClassification(
      (classification) =>
        new ClassifiedKey(`${name}-${classification}`, { classification, home, peer }, child),
    );
    const phi = new ReplicatedBucket(
      `${name}-phi`,
      {
        classification: "phi",
        home,
        peer,
        keyArns: { home: keys.phi.keyArn, peer: keys.phi.replicaKeyArn },
        accessLogs,
      },
      child,
    );

    this.keyArns = perClassification((classification) => keys[classification].keyArn);
    this.replicaKeyArns = perClassification((classification) => keys[classification].replicaKeyArn);
    this.phiBucket = {
      name: phi.bucketName,
      arn: phi.arn,
      replicaName: phi.replicaName,
      replicaArn: phi.replicaArn,
    };
    this.registerOutputs({
      keyArns: this.keyArns,
      replicaKeyArns: this.replicaKeyArns,
      phiBucket: this.phiBucket,
    });
  }
}

function perClassification<T>(make: (classification: Classification) => T) {
  return Object.fromEntries(CLASSIFICATIONS.map((one) => [one, make(one)])) as Record<
    Classification,
    T
  >;
}
