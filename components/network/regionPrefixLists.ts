import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { isCidr } from "../lib/cidr.ts";
import { demand } from "../lib/demand.ts";
import { shareWithOrganization } from "./organizationShare.ts";
import { TRUST_LEVELS, type TrustLevel } from "./trust.ts";

/**
 * Steps in which a list grows. Its size, not what it holds, counts against the rules of every group that names it, and to resize it
 * is a change of its own, which AWS refuses when it would break the quota of any of them.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
const SIZE_STEP = 5;

/** A prefix list as security groups name it. */
export interface PrefixList {
  /** For the account that owns the list. */
  id: pulumi.Output<string>;
  /** For other accounts: known only once the list is shared with them. */
  sharedId: pulumi.Output<string>;
  /** Rules that one that names the list counts as. */
  size: number;
}

export interface RegionPrefixListsArgs {
  /** Organization whose accounts may name the lists, as an ARN: `arn:aws:organizations::<account>:organization/o-…`. */
  organizationArn: string;
  /** The networks of each trust level that gets a list; one or more, canonical. */
  levels: Partial<Record<TrustLevel, readonly string[]>>;
}

/**
 * The networks of a region by trust level, for security groups of all its accounts: one that is in another VPC cannot be named as
 * what is called. Children: per level 1 prefix list, and 1 RAM share with its resource and its principal.
 *
 * @throws ResourceError when a level's networks are none, or not canonical
 * @see 45 CFR 164.312(a)(1), access control
 * @see docs/decisions/0021-security-groups-by-role.md
 */
export class RegionPrefixLists extends pulumi.ComponentResource {
  readonly lists: Partial<Record<TrustLevel, PrefixList>>;

  constructor(name: string, args: RegionPrefixListsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:RegionPrefixLists", name, args, opts);
    const { organizationArn, levels } = args;
    const wrong = Object.entries(levels).filter(
      ([, cidrs]) => cidrs.length === 0 || !cidrs.every(isCidr),
    );
    demand(this, {
      [`canonical networks of ${wrong.map(([level]) => level).join(", ")}`]: wrong.length === 0,
    });

    const lists = TRUST_LEVELS.flatMap((level): [TrustLevel, PrefixList][] => {
      const cidrs = levels[level];
      if (cidrs === undefined) return [];
      const key = `${name}-${level}`;
      const size = sizeFor(cidrs.length);
      const list = new aws.ec2.ManagedPrefixList(
        key,
        {
          addressFamily: "IPv4",
          maxEntries: size,
          entries: cidrs.map((cidr) => ({ cidr })),
          tags: { Name: key },
        },
        { parent: this },
      );
      const shares = shareWithOrganization(key, list.arn, organizationArn, this);
      return [[level, { id: list.id, sharedId: after(list.id, ...shares), size }]];
    });

    this.lists = Object.fromEntries(lists);
    this.registerOutputs({ lists: this.lists });
  }
}

function sizeFor(entries: number): number {
  return Math.ceil(entries / SIZE_STEP) * SIZE_STEP;
}
