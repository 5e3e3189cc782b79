import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { alphanumeric } from "./alphanumeric.ts";
import { throwawayPassword } from "./throwawayPassword.ts";

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html */
const USER_ID = /^[a-z][a-z0-9-]*$/;

/**
 * What a user may do, as access strings; neither may administer, or run what is slow or reads everything (`KEYS`, `FLUSHALL`).
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
 */
const ACCESS = {
  readWrite: "on ~* +@all -@admin -@dangerous",
  readOnly: "on ~* +@read +@connection -@dangerous",
} as const;

/** One of the two ways to use a cache. */
export type CacheAccess = keyof typeof ACCESS;

export interface CacheUsersArgs {
  /**
   * Users by id, which is also the name they sign in with; ids are one namespace per account and region. Lower-case letters,
   * digits and hyphens.
   */
  users: Record<string, CacheAccess>;
}

/**
 * Who may use a cache: users that sign in by IAM, with a token of 15 minutes instead of a password, and a `default` user that is
 * switched off. Without one of its own, a group could take AWS's `default`, who may do everything without a password.
 * Children: 1 user that is off, 1 user per entry, 1 user group.
 *
 * @throws ResourceError without a user, or when an id is not one
 * @see 45 CFR 164.312(d), person or entity authentication
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 * @see docs/decisions/0034-cache.md
 */
export class CacheUsers extends pulumi.ComponentResource {
  readonly userGroupId: pulumi.Output<string>;
  /** ARN of each user, for the `elasticache:Connect` of its role. */
  readonly userArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: CacheUsersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:CacheUsers", name, args, opts);
    const entries = Object.entries(args.users);
    demand(this, {
      "at least one user": entries.length > 0,
      "user ids of lower-case letters, digits and hyphens": entries.every(([id]) =>
        USER_ID.test(id),
      ),
      // AWS's own has this id, and may do everything.
      "no user called default": !("default" in args.users),
      "a name of lower-case letters, digits and hyphens": USER_ID.test(name),
    });

    const child = { parent: this };
    const { password, version } = throwawayPassword();
    const nobody = new aws.elasticache.User(
      `${name}-default`,
      {
        engine: "valkey",
        userId: `${name}-default`,
        userName: "default",
        accessString: "off -@all",
        // Valkey's groups refuse users without one, and IAM wants id and name to be the same, which `default` cannot be.
        passwordsWo: alphanumeric(password),
        passwordsWoVersion: version,
      },
      // Another value on every run, which the version keeps from being sent.
      { ...child, ignoreChanges: ["passwordsWo"] },
    );
    const users = entries.map(([userId, access]) => {
      const user = new aws.elasticache.User(
        `${name}-${userId}`,
        {
          engine: "valkey",
          userId,
          userName: userId,
          accessString: ACCESS[access],
          authenticationMode: { type: "iam" },
        },
        child,
      );
      return [userId, user] as const;
    });
    const group = new aws.elasticache.UserGroup(
      name,
      {
        engine: "valkey",
        userGroupId: name,
        userIds: [nobody.userId, ...users.map(([, user]) => user.userId)],
      },
      child,
    );

    this.userGroupId = group.userGroupId;
    this.userArns = Object.fromEntries(users.map(([id, { arn }]) => [id, arn]));
    this.registerOutputs({ userGroupId: this.userGroupId, userArns: this.userArns });
  }
}
