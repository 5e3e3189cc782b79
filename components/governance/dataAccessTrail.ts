import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { VaultAddress } from "../data/accessLogBucket.ts";
import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { vaultBucketName } from "./logVault.ts";

/**
 * Values that all conditions of a trail's advanced event selectors may have together. The 250 data resources of AWS's other limit are those of
 * basic selectors.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
export const MAX_SELECTOR_VALUES = 500;

/** Values of a selector besides what it selects: the category of its events and the type of its resources. */
const FIXED_VALUES = 2;

export interface DataAccessTrailArgs {
  home: Home;
  /** The locked vault of this region. */
  vault: VaultAddress;
  /** ARN of the key of this region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** Tables of this account and region. */
  tableNames: pulumi.Input<string>[];
  /** Buckets of this account and region. */
  bucketNames: pulumi.Input<string>[];
}

/**
 * Who read or wrote which item and which object: the data events of an account's tables and buckets in one region, delivered with signed digests
 * into the region's locked vault, under its key, and sent to an encrypted log group to be searched. It has no management events; those are for a
 * trail of the organization. An event names an item by its key and an object by its name, so treat the log as PHI.
 * Children: 1 log group, 1 role, 1 role policy, 1 trail.
 *
 * @throws ResourceError when nothing is selected, or more than a trail can
 * @see 45 CFR 164.312(b), audit controls; 164.308(a)(1)(ii)(D), information system activity review
 * @see docs/decisions/0041-reads-by-data-events.md
 */
export class DataAccessTrail extends pulumi.ComponentResource {
  readonly trailArn: pulumi.Output<string>;
  /** Log group name, for filters and queries. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: DataAccessTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:governance:DataAccessTrail", name, args, opts);
    const { home, vault, logKeyArn } = args;
    const selected = selectionOf(args);
    const values = selected.reduce((sum, { arns }) => sum + FIXED_VALUES + arns.length, 0);
    demand(this, {
      "a table or a bucket": selected.length > 0,
      [`at most ${String(MAX_SELECTOR_VALUES)} values in its selectors`]:
        values <= MAX_SELECTOR_VALUES,
    });

    const child = { parent: this };
    const group = new aws.cloudwatch.LogGroup(
      name,
      { kmsKeyId: logKeyArn, retentionInDays: AUDIT_RETENTION_DAYS },
      child,
    );
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: assumableByService("cloudtrail.amazonaws.com") },
      child,
    );
    const writing = new aws.iam.RolePolicy(
      name,
      { role: role.id, policy: logWriting(home, group.arn) },
      child,
    );
    const trail = new aws.cloudtrail.Trail(
      name,
      {
        s3BucketName: vaultBucketName(vault.accountId, home.region),
        kmsKeyId: vault.keyArn,
        enableLogging: true,
        enableLogFileValidation: true,
        isMultiRegionTrail: false,
        // Events of IAM and STS: management events, of which this trail has none.
        includeGlobalServiceEvents: false,
        cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
        // Creating a trail fails while its role cannot write.
        cloudWatchLogsRoleArn: after(role.arn, writing),
        advancedEventSelectors: selected.map(dataEvents),
      },
      // CloudTrail answers with the key's own ARN where it was told the alias's: without this, every update would tell it again.
      { ...child, ignoreChanges: ["kmsKeyId"] },
    );

    this.trailArn = trail.arn;
    this.logGroupName = group.name;
    this.registerOutputs({ trailArn: this.trailArn, logGroupName: this.logGroupName });
  }
}

/** Resources of one type, and how an event's resource is compared with them. */
interface Selection {
  type: "AWS::DynamoDB::Table" | "AWS::S3::Object";
  operator: "equals" | "startsWiths";
  arns: pulumi.Output<string>[];
}

function selectionOf({ home, tableNames, bucketNames }: DataAccessTrailArgs): Selection[] {
  const { partition, region, accountId } = home;
  const tables = tableNames.map(
    (table) => pulumi.interpolate`arn:${partition}:dynamodb:${region}:${accountId}:table/${table}`,
  );
  // The slash ends the name: a bucket whose name only begins so is another.
  const buckets = bucketNames.map((bucket) => pulumi.interpolate`arn:${partition}:s3:::${bucket}/`);
  const all: Selection[] = [
    { type: "AWS::DynamoDB::Table", operator: "equals", arns: tables },
    { type: "AWS::S3::Object", operator: "startsWiths", arns: buckets },
  ];
  return all.filter(({ arns }) => arns.length > 0);
}

/** Reads and writes of what is selected. @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
function dataEvents({ type, operator, arns }: Selection) {
  return {
    name: type,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      { field: "resources.ARN", [operator]: arns },
    ],
  };
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
function logWriting({ accountId, region }: Home, groupArn: pulumi.Output<string>) {
  return policyDocument({
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: pulumi.interpolate`${groupArn}:log-stream:${accountId}_CloudTrail_${region}*`,
  });
}
