import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";

/**
 * Days that an object can be locked for by a bucket's default: a hundred years.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
const MAX_DAYS = 36_500;

/**
 * How object versions are kept from being overwritten or deleted: in `COMPLIANCE` mode by nobody, not even the account's root, in
 * `GOVERNANCE` mode by who has the permission to pass over the lock.
 */
export interface ObjectLock {
  mode: "COMPLIANCE" | "GOVERNANCE";
  /** Days from a version's creation. */
  days: number;
}

export interface ObjectLockingArgs {
  /** Bucket that was made with Object Lock, and keeps versions. */
  bucketName: pulumi.Input<string>;
  lock: ObjectLock;
}

/**
 * The lock that every new object version of a bucket gets. Children: 1 Object Lock configuration.
 *
 * @throws ResourceError when the days are not a whole number that S3 takes
 * @see 45 CFR 164.312(c)(1), integrity
 */
export class ObjectLocking extends pulumi.ComponentResource {
  constructor(name: string, args: ObjectLockingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:ObjectLocking", name, args, opts);
    const { bucketName, lock } = args;
    const { mode, days } = lock;
    demand(this, {
      [`a lock of 1 to ${String(MAX_DAYS)} whole days, not ${String(days)}`]:
        Number.isInteger(days) && days >= 1 && days <= MAX_DAYS,
    });

    new aws.s3.BucketObjectLockConfiguration(
      name,
      { bucket: bucketName, rule: { defaultRetention: { mode, days } } },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
