import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { calledBy, keyPolicyAmong } from "../lib/keyUsers.ts";
import { KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";
import type { PeerRegion } from "./peerRegion.ts";

/** What the roles of a key that is called directly may do with it. */
export interface DirectUse {
  home: Home;
  /** Where the replicas live. */
  peer: PeerRegion;
  /** ARN patterns of the roles that administer the keys and can neither make nor check anything with them. */
  administrators: string[];
  /** ARN patterns of the roles that make signatures or codes, with the newest key only. */
  makers: string[];
  /** ARN patterns of the roles that check them, with every key. */
  checkers: string[];
  /** How many keys there have been: one more is the rotation. At least 1. */
  generations: number;
}

export interface KeyGenerationsArgs extends DirectUse {
  description: string;
  /** `alias/…`, of the newest key, in both regions. */
  alias: string;
  keySpec: "ECC_NIST_P384" | "HMAC_384";
  keyUsage: "SIGN_VERIFY" | "GENERATE_VERIFY_MAC";
  makes: string[];
  checks: string[];
}

/**
 * Keys of a kind that KMS does not rotate, one per generation, each with its replica: with the newest, things are made, with all
 * of them they are checked. Children: 1 key and 1 replica per generation, 2 aliases; replicas and their alias through the peer's
 * provider.
 *
 * @throws ResourceError when there is no generation or no maker
 * @see docs/decisions/0028-keys-and-their-users.md
 */
export class KeyGenerations extends pulumi.ComponentResource {
  /** ARN of the newest key. */
  readonly keyArn: pulumi.Output<string>;
  /** ARN of its replica. */
  readonly replicaKeyArn: pulumi.Output<string>;
  /** ARNs of all keys, the newest last. */
  readonly keyArns: pulumi.Output<string>[];

  constructor(name: string, args: KeyGenerationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:KeyGenerations", name, { ...args, peer: args.peer.region }, opts);
    const { peer, alias, generations } = args;
    demand(this, {
      "generations of 1 or more": Number.isInteger(generations) && generations >= 1,
      "makers of one role or more": args.makers.length > 0,
    });

    const here = { parent: this };
    const there = { parent: this, provider: peer.provider };
    const made = Array.from({ length: generations }, (_, index) => {
      const shared = sharedBy(args, index + 1);
      const { keySpec: customerMasterKeySpec, keyUsage } = args;
      const key = new aws.kms.Key(
        `${name}-${String(index + 1)}`,
        { ...shared, customerMasterKeySpec, keyUsage, multiRegion: true },
        here,
      );
      const replica = new aws.kms.ReplicaKey(
        `${name}-${String(index + 1)}-replica`,
        { ...shared, primaryKeyArn: key.arn },
        there,
      );
      return { key, replica };
    });
    const newest = made[made.length - 1];
    if (newest === undefined) throw new pulumi.RunError("a generation was demanded");
    new aws.kms.Alias(name, { name: alias, targetKeyId: newest.key.id }, here);
    new aws.kms.Alias(`${name}-replica`, { name: alias, targetKeyId: newest.replica.id }, there);

    this.keyArn = newest.key.arn;
    this.replicaKeyArn = newest.replica.arn;
    this.keyArns = made.map(({ key }) => key.arn);
    this.registerOutputs({
      keyArn: this.keyArn,
      replicaKeyArn: this.replicaKeyArn,
      keyArns: this.keyArns,
    });
  }
}

function sharedBy(args: KeyGenerationsArgs, generation: number) {
  const { home, administrators, makers, checkers, generations } = args;
  const make = calledBy(home, { Sid: "Make", Action: args.makes, principalArnPatterns: makers });
  const check = calledBy(home, {
    Sid: "Check",
    Action: [...args.checks, "kms:DescribeKey"],
    principalArnPatterns: [...makers, ...checkers],
  });
  return {
    deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
    description: `${args.description}, generation ${String(generation)}`,
    policy: keyPolicyAmong(
      home,
      administrators,
      ...(generation === generations ? [make, check] : [check]),
    ),
  };
}
