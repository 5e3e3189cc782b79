import { readFile } from "node:fs/promises";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";
import { etlJob, MIN_WORKERS } from "./featureEtlJob.ts";
import { etlStatements } from "./featureEtlStatements.ts";
import { JobFailures } from "./jobFailures.ts";

/** The job's program. */
const SCRIPT = new URL("../../services/feature-etl/feature_etl.py", import.meta.url);

/** A bucket, or the part of it under a prefix, and the key of its objects. */
export interface KeptObjects {
  bucketName: pulumi.Input<string>;
  bucketArn: pulumi.Input<string>;
  prefix: `${string}/`;
  keyArn: pulumi.Input<string>;
}

export interface FeatureEtlArgs {
  home: Home;
  /** Whether the region serves: a passive one has the job, and starts it by no schedule. */
  posture: "active" | "passive";
  /** Recordings of movement: `<prefix><subject>/<name>.json`. */
  recordings: KeptObjects;
  /** Where the job's own program and what it puts aside are; in a bucket of this account and region. */
  work: KeptObjects;
  /** Stream that takes features. */
  streamName: pulumi.Input<string>;
  streamArn: pulumi.Input<string>;
  /** Configuration under which everything that the job writes is encrypted, also with the key of `work`. */
  securityConfigurationName: pulumi.Input<string>;
  /** Where it runs: one subnet, its zone's name in this account, and a group whose members may reach each other. */
  network: {
    subnetId: pulumi.Input<string>;
    availabilityZone: pulumi.Input<string>;
    securityGroupIds: pulumi.Input<string>[];
  };
  /** When it runs, in UTC, for example `cron(15 3 * * ? *)`. */
  schedule: `cron(${string})`;
  /** Machines of 4 vCPU and 16 GiB: a driver, and one or more that work. */
  workers: number;
  timeoutMinutes: number;
  logKeyArn: pulumi.Input<string>;
  /** Topic whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Makes features of new recordings by a schedule, and puts them into the stream that leads to the feature store. It remembers what it has
 * read, and sends what an interrupted run sent, which the store does not notice. Children: 1 role, 1 role policy, 1 object with its
 * program, 1 connection, 1 job, 1 trigger, 1 {@link JobFailures}.
 *
 * @throws ResourceError when there are too few workers, or there is no time
 * @see 45 CFR 164.312(c)(1), integrity
 * @see docs/decisions/0061-features-of-recordings-by-the-stream.md
 */
export class FeatureEtl extends pulumi.ComponentResource {
  readonly jobName: pulumi.Output<string>;
  readonly jobArn: pulumi.Output<string>;
  readonly triggerName: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: FeatureEtlArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:FeatureEtl", name, args, opts);
    const { home, posture, network, schedule, workers, timeoutMinutes, alarmTopicArn } = args;
    demand(this, {
      [`workers of ${String(MIN_WORKERS)} or more`]: workers >= MIN_WORKERS,
      "timeoutMinutes of 1 or more": timeoutMinutes >= 1,
      "securityGroupIds of one or more": network.securityGroupIds.length > 0,
    });

    const child = { parent: this };
    const assumeRolePolicy = assumableByService("glue.amazonaws.com");
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const policy = policyDocument(...etlStatements(home, args));
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
    const script = new aws.s3.BucketObjectv2(name, programIn(args.work), child);
    const connection = new aws.glue.Connection(name, placedIn(network), child);
    const made = { roleArn: after(role.arn, permissions), scriptKey: script.key };
    const job = new aws.glue.Job(
      name,
      etlJob(args, { ...made, connection: connection.name }),
      child,
    );
    const starts = posture === "active";
    const trigger = new aws.glue.Trigger(
      name,
      {
        type: "SCHEDULED",
        schedule,
        actions: [{ jobName: job.name }],
        enabled: starts,
        startOnCreation: starts,
      },
      child,
    );
    new JobFailures(name, { jobName: job.name, logKeyArn: args.logKeyArn, alarmTopicArn }, child);

    this.jobName = job.name;
    this.jobArn = job.arn;
    this.triggerName = trigger.name;
    this.roleArn = role.arn;
    this.registerOutputs({
      jobName: this.jobName,
      jobArn: this.jobArn,
      triggerName: this.triggerName,
      roleArn: this.roleArn,
    });
  }
}

function programIn({ bucketName, prefix, keyArn }: KeptObjects): aws.s3.BucketObjectv2Args {
  return {
    bucket: bucketName,
    key: `${prefix}feature_etl.py`,
    source: new pulumi.asset.StringAsset(readFile(SCRIPT, "utf8")),
    contentType: "text/x-python",
    serverSideEncryption: "aws:kms",
    kmsKeyId: keyArn,
  };
}

function placedIn(network: FeatureEtlArgs["network"]): aws.glue.ConnectionArgs {
  return {
    connectionType: "NETWORK",
    physicalConnectionRequirements: {
      availabilityZone: network.availabilityZone,
      securityGroupIdLists: network.securityGroupIds,
      subnetId: network.subnetId,
    },
  };
}
