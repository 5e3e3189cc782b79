import * as aws from "@pulumi/aws";

import { refused } from "./refused.ts";
import type { WrongProgram } from "./wrongProgram.ts";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});

/** Values that services of data, identity and messages do not take. */
export const VALUES_OF_DATA: readonly WrongProgram[] = [
  refused(
    "a key that is deleted within a day",
    "deletionWindowInDays",
    "expected deletion_window_in_days to be in the range (7 - 30), got 1",
    (at) => new aws.kms.Key("k", { deletionWindowInDays: 1 }, at),
  ),
  refused(
    "a key of an unknown kind",
    "customerMasterKeySpec",
    "got AES_256",
    (at) => new aws.kms.Key("k", { customerMasterKeySpec: "AES_256" }, at),
  ),
  refused(
    "an alias without its prefix",
    "name",
    "name must begin with 'alias/'",
    (at) => new aws.kms.Alias("a", { name: "phi", targetKeyId: "k" }, at),
  ),
  refused(
    "a bucket in capitals",
    "bucket",
    "only lowercase alphanumeric characters",
    (at) => new aws.s3.Bucket("b", { bucket: "PatientRecords" }, at),
  ),
  refused(
    "a bucket with a name and a prefix",
    "bucket",
    '"bucket": conflicts with bucket_prefix',
    (at) => new aws.s3.Bucket("b", { bucket: "records", bucketPrefix: "rec" }, at),
  ),
  refused(
    "versioning that is switched on in words of its own",
    "versioningConfiguration.status",
    "expected versioning_configuration.status to be one of",
    (at) => {
      const versioningConfiguration = { status: "On" };
      new aws.s3.BucketVersioning("v", { bucket: "records", versioningConfiguration }, at);
    },
  ),
  refused(
    "a lock for days and for years",
    "rule.defaultRetention.days",
    '"days": conflicts with years',
    (at) => {
      const rule = { defaultRetention: { mode: "COMPLIANCE", days: 30, years: 1 } };
      new aws.s3.BucketObjectLockConfiguration("l", { bucket: "records", rule }, at);
    },
  ),
  refused(
    "a lifecycle to a storage class that is none",
    "rules[0].transitions[0].storageClass",
    "got COLD",
    (at) => {
      const rules = [
        {
          id: "r",
          status: "Enabled",
          filter: {},
          transitions: [{ days: 30, storageClass: "COLD" }],
        },
      ];
      new aws.s3.BucketLifecycleConfiguration("l", { bucket: "records", rules }, at);
    },
  ),
  refused(
    "a role whose name is longer than 64 characters",
    "name",
    "expected length of name to be in the range (1 - 64)",
    (at) => new aws.iam.Role("r", { name: "r".repeat(65), assumeRolePolicy: TRUST }, at),
  ),
  refused(
    "sessions of a day",
    "maxSessionDuration",
    "expected max_session_duration to be in the range (3600 - 43200), got 86400",
    (at) => new aws.iam.Role("r", { maxSessionDuration: 86_400, assumeRolePolicy: TRUST }, at),
  ),
  refused(
    "passwords of four characters",
    "minimumPasswordLength",
    "expected minimum_password_length to be in the range (6 - 128), got 4",
    (at) => new aws.iam.AccountPasswordPolicy("p", { minimumPasswordLength: 4 }, at),
  ),
  refused(
    "logs that are kept for 2190 days",
    "retentionInDays",
    "expected retention_in_days to be one of",
    (at) => new aws.cloudwatch.LogGroup("l", { retentionInDays: 2190 }, at),
  ),
  refused(
    "a log group whose name has a space",
    "name",
    "invalid value for name",
    (at) => new aws.cloudwatch.LogGroup("l", { name: "audit log" }, at),
  ),
  refused(
    "backups that are kept for a hundred days",
    "backupRetentionPeriod",
    "expected backup_retention_period to be in the range (1 - 35), got 100",
    (at) =>
      new aws.rds.Cluster("c", { engine: "aurora-postgresql", backupRetentionPeriod: 100 }, at),
  ),
  refused(
    "a backup window without an end",
    "preferredBackupWindow",
    'must satisfy the format of "hh24:mi-hh24:mi"',
    (at) =>
      new aws.rds.Cluster("c", { engine: "aurora-postgresql", preferredBackupWindow: "04:00" }, at),
  ),
  refused(
    "a table that is paid by the day",
    "billingMode",
    'expected billing_mode to be one of ["PROVISIONED" "PAY_PER_REQUEST"], got PER_DAY',
    (at) => {
      const attributes = [{ name: "id", type: "S" }];
      new aws.dynamodb.Table("t", { attributes, hashKey: "id", billingMode: "PER_DAY" }, at);
    },
  ),
  refused(
    "messages that stay invisible for a day",
    "visibilityTimeoutSeconds",
    "expected visibility_timeout_seconds to be in the range (0 - 43200), got 86400",
    (at) => new aws.sqs.Queue("q", { visibilityTimeoutSeconds: 86_400 }, at),
  ),
  refused(
    "a topic whose name has a dot",
    "name",
    "Topic names can include",
    (at) => new aws.sns.Topic("t", { name: "alarms.prod" }, at),
  ),
  refused(
    "a secret that can be recovered for five days",
    "recoveryWindowInDays",
    "expected recovery_window_in_days to be one of",
    (at) => new aws.secretsmanager.Secret("s", { recoveryWindowInDays: 5 }, at),
  ),
  refused(
    "a web ACL for no scope",
    "scope",
    'expected scope to be one of ["CLOUDFRONT" "REGIONAL"], got GLOBAL',
    (at) => {
      const visibilityConfig = {
        cloudwatchMetricsEnabled: true,
        metricName: "acl",
        sampledRequestsEnabled: true,
      };
      new aws.wafv2.WebAcl(
        "w",
        { scope: "GLOBAL", defaultAction: { allow: {} }, visibilityConfig },
        at,
      );
    },
  ),
  refused(
    "a scheduled action that sets neither bound",
    "scalableTargetAction.maxCapacity",
    "one of `max_capacity,min_capacity` must be specified",
    (at) => {
      const target = {
        resourceId: "service/c/s",
        scalableDimension: "ecs:service:DesiredCount",
        serviceNamespace: "ecs",
      };
      const args = { ...target, schedule: "rate(1 hour)", scalableTargetAction: {} };
      new aws.appautoscaling.ScheduledAction("s", args, at);
    },
  ),
];
