import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { usedByAutoScaling, usedByLogDelivery } from "../lib/keyPolicy.ts";
import { type KeyUser, keyPolicyAmong, usedBy } from "../lib/keyUsers.ts";
import { KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";
import type { Classification } from "./classification.ts";
import type { PeerRegion } from "./peerRegion.ts";

export interface ClassifiedKeyArgs {
  /** What the key encrypts; names its alias. */
  classification: Classification;
  home: Home;
  /** Where the replica lives. */
  peer: PeerRegion;
  /** Who administers and who uses it, and nobody else. */
  access: KeyAccess;
}

/** The roles that a key's policy names. */
export interface KeyAccess {
  /** ARN patterns of roles that administer and cannot decrypt; the one that deploys among them. */
  administrators: string[];
  users: KeyUser[];
}

/**
 * The multi-Region key of one classification in one account, with its replica in the peer region and the alias
 * `alias/novamind-<class>` in both. Only the roles that `access` names use it, through the services it names. What one region encrypted, the other can read without calling it.
 * Children: 1 key, 1 replica key, 2 aliases; replica and its alias through the peer's provider.
 *
 * @throws ResourceError when `access` names no administrator, or a user without a service
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
 */
export class ClassifiedKey extends pulumi.ComponentResource {
  /** ARN of the primary key. */
  readonly keyArn: pulumi.Output<string>;
  /** Key id, the same in both regions. */
  readonly keyId: pulumi.Output<string>;
  /** ARN of the replica, for what the peer region stores. */
  readonly replicaKeyArn: pulumi.Output<string>;
  /** `alias/novamind-<class>`, in both regions. */
  readonly aliasName: pulumi.Output<string>;

  constructor(name: string, args: ClassifiedKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    const { classification, home, peer, access } = args;
    super("novamind:data:ClassifiedKey", name, { ...args, peer: peer.region }, opts);
    demand(this, {
      "access.administrators of one role or more": access.administrators.length > 0,
      "a service for each of access.users": access.users.every(
        ({ services }) => services.length > 0,
      ),
    });

    const here = { parent: this };
    const there = { parent: this, provider: peer.provider };
    // The policy is not among the properties that KMS keeps equal: each key needs it said.
    const shared = {
      deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
      description: `Novamind ${classification} data`,
      policy: policyOf(home, access),
      tags: { DataClassification: classification },
    };
    const key = new aws.kms.Key(
      name,
      { ...shared, enableKeyRotation: true, multiRegion: true },
      here,
    );
    const replica = new aws.kms.ReplicaKey(
      `${name}-replica`,
      { ...shared, primaryKeyArn: key.arn },
      there,
    );
    const alias = `alias/novamind-${classification}`;
    new aws.kms.Alias(name, { name: alias, targetKeyId: key.id }, here);
    new aws.kms.Alias(`${name}-replica`, { name: alias, targetKeyId: replica.id }, there);

    this.keyArn = key.arn;
    this.keyId = key.id;
    this.replicaKeyArn = replica.arn;
    this.aliasName = pulumi.output(alias);
    this.registerOutputs({
      keyArn: this.keyArn,
      keyId: this.keyId,
      replicaKeyArn: this.replicaKeyArn,
      aliasName: this.aliasName,
    });
  }
}

function policyOf(home: Home, { administrators, users }: KeyAccess): pulumi.Output<string> {
  const through = (service: string) => users.some(({ services }) => services.includes(service));
  return keyPolicyAmong(
    home,
    administrators,
    ...users.flatMap((user) => usedBy(home, user)),
    ...(through("ec2") ? usedByAutoScaling(home) : []),
    ...(through("states") ? [usedByLogDelivery(home)] : []),
  );
}
