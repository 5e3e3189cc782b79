import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import type { Aging } from "./bucketAging.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArns, keyOfItsOwn } from "./classifiedKeyArn.ts";
import type { BucketUser } from "./dataUses.ts";
import type { ObjectLock } from "./objectLocking.ts";
import type { PeerRegion } from "./peerRegion.ts";
import { ReplicationRole } from "./replicationRole.ts";
import { SecureBucket } from "./secureBucket.ts";

/**
 * Minutes in which Replication Time Control promises a replica, and after which S3 reports one as late; the only value it takes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
 */
const RTC_MINUTES = 15;

/** Id of the one replication rule, by which its metrics are found. */
export const REPLICATION_RULE_ID = "replica";

/** One value per region of the pair. */
export interface PerRegion {
  home: pulumi.Input<string>;
  peer: pulumi.Input<string>;
}

export interface ReplicatedBucketArgs {
  /** What the bucket holds. */
  classification: Classification;
  home: Home;
  /** Where the replica lives. */
  peer: PeerRegion;
  /** Key of the same classification. */
  key: ClassifiedKeyArns;
  /** Name of the access-log bucket in each region. */
  accessLogs: PerRegion;
  /** What becomes of objects that nobody reads, in both regions; `archive` unless said. */
  aging?: Aging;
  /** How every new version is locked, in both regions. */
  lock?: ObjectLock;
  /** Who of other accounts reads or writes objects, in both regions; nobody unless said. */
  users?: BucketUser[];
}

/**
 * A bucket and its replica in the peer region, which gets every new version and every deletion, under the peer's own key.
 * Children: 2 {@link SecureBucket}s, the replica's through the peer's provider; 1 {@link ReplicationRole}; 1 replication
 * configuration.
 *
 * @throws ResourceError when the key is of another classification, or the lock is not one that S3 takes
 * @see 45 CFR 164.308(a)(7)(ii)(A), data backup plan
 * @see 45 CFR 164.312(a)(2)(ii), emergency access procedure
 */
export class ReplicatedBucket extends pulumi.ComponentResource {
  /** Name of the bucket in the home region. */
  readonly bucketName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Name of the bucket in the peer region. */
  readonly replicaName: pulumi.Output<string>;
  readonly replicaArn: pulumi.Output<string>;

  constructor(name: string, args: ReplicatedBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    const { classification, home, peer, key, accessLogs, aging = "archive", lock } = args;
    const { users = [] } = args;
    super("novamind:data:ReplicatedBucket", name, { ...args, peer: peer.region }, opts);
    demand(this, keyOfItsOwn(classification, key));

    const child = { parent: this };
    const { arns: keyArns } = key;
    const keyIn = (arn: pulumi.Input<string>) => ({ classification: key.classification, arn });
    const shared = { classification, aging, users, ...(lock !== undefined && { lock }) };
    const source = new SecureBucket(
      name,
      { ...shared, key: keyIn(keyArns.home), accessLogBucket: accessLogs.home },
      child,
    );
    const replica = new SecureBucket(
      `${name}-replica`,
      { ...shared, key: keyIn(keyArns.peer), accessLogBucket: accessLogs.peer },
      { parent: this, provider: peer.provider },
    );
    const role = new ReplicationRole(
      `${name}-replication`,
      {
        source: { bucketArn: source.arn, region: home.region, keyArn: keyArns.home },
        destination: { bucketArn: replica.arn, region: peer.region, keyArn: keyArns.peer },
        writes: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
        ...(lock !== undefined && { locked: true }),
      },
      child,
    );
    // Replication needs versions on both sides: the names and ARNs of a SecureBucket are known only then.
    new aws.s3.BucketReplicationConfig(
      name,
      {
        bucket: source.bucketName,
        role: role.roleArn,
        rules: [toReplica(replica.arn, keyArns.peer)],
      },
      child,
    );

    this.bucketName = source.bucketName;
    this.arn = source.arn;
    this.replicaName = replica.bucketName;
    this.replicaArn = replica.arn;
    this.registerOutputs({
      bucketName: this.bucketName,
      arn: this.arn,
      replicaName: this.replicaName,
      replicaArn: this.replicaArn,
    });
  }
}

function toReplica(bucket: pulumi.Output<string>, replicaKmsKeyId: pulumi.Input<string>) {
  return {
    id: REPLICATION_RULE_ID,
    status: "Enabled",
    priority: 1,
    filter: { prefix: "" },
    deleteMarkerReplication: { status: "Enabled" },
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
    destination: {
      bucket,
      encryptionConfiguration: { replicaKmsKeyId },
      metrics: { status: "Enabled", eventThreshold: { minutes: RTC_MINUTES } },
      replicationTime: { status: "Enabled", time: { minutes: RTC_MINUTES } },
    },
  };
}
