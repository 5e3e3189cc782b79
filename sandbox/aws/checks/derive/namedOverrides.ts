import type { Override } from "./overrides.ts";

/** Names that IAM takes. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const IAM_NAME = ["^[\\w+=,.@-]+$", "must match [\\w+=,.@-]"] as const;

/** A time of a day to another. */
const WINDOW = [
  "^([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d$",
  'must satisfy the format of "hh24:mi-hh24:mi"',
] as const;

/** Names, sizes and days that services bound, and the sources do not state or state with conditions. */
export const NAMED_OVERRIDES: readonly Override[] = [
  {
    types: ["iam/role"],
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
    why: "a role's name has 64 characters, and its sessions last from one to twelve hours",
    set: {
      lengths: { name: [1, 64], namePrefix: [1, 38], description: [null, 1000] },
      patterns: { name: IAM_NAME, namePrefix: IAM_NAME },
      ranges: { maxSessionDuration: [3600, 43200] },
    },
  },
  {
    types: ["iam/user"],
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    why: "names of users have 64 characters",
    set: { lengths: { name: [1, 64] }, patterns: { name: IAM_NAME } },
  },
  {
    types: ["iam/group", "iam/instanceProfile", "iam/policy", "iam/rolePolicy"],
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    why: "names of the other kinds have 128 characters",
    set: { lengths: { name: [1, 128] }, patterns: { name: IAM_NAME } },
  },
  {
    types: ["iam/accountPasswordPolicy"],
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
    why: "the bounds are in the API's reference only; 0 leaves an age or a history out",
    set: {
      ranges: {
        minimumPasswordLength: [6, 128],
        maxPasswordAge: [0, 1095],
        passwordReusePrevention: [0, 24],
      },
    },
  },
  {
    types: ["kms/alias"],
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
    why: "the comment describes the prefix in prose; alias/aws/ is Amazon's own",
    set: {
      patterns: {
        name: [
          "^alias/(?!aws/)[a-zA-Z0-9/_-]+$",
          "name must begin with 'alias/' and be comprised of only [a-zA-Z0-9/_-]",
        ],
      },
      lengths: { name: [1, 256] },
    },
  },
  {
    types: ["kms/key", "kms/replicaKey", "kms/externalKey"],
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html
    why: "stated with conditions",
    set: { ranges: { deletionWindowInDays: [7, 30] }, lengths: { description: [null, 8192] } },
  },
  {
    types: ["s3/bucket"],
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    why: "the comment points to the naming rules",
    set: {
      patterns: {
        bucket: [
          "^(?!xn--)[a-z0-9](?!.*\\.\\.)[a-z0-9.-]*[a-z0-9]$",
          "only lowercase alphanumeric characters, dots and hyphens allowed, with a letter or digit at both ends",
        ],
      },
      lengths: { bucket: [3, 63], bucketPrefix: [0, 37] },
    },
  },
  {
    types: ["s3/bucketObjectLockConfiguration"],
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html
    why: "a retention is in days or in years, of which there is one at least",
    set: {
      ranges: { "rule.defaultRetention.days": [1, null], "rule.defaultRetention.years": [1, null] },
      exactlyOne: [["rule.defaultRetention.days", "rule.defaultRetention.years"]],
      values: { objectLockEnabled: ["Enabled"] },
    },
  },
  {
    types: ["s3/bucketLifecycleConfiguration"],
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
    why: "CloudFormation spells two values otherwise",
    set: {
      values: {
        transitionDefaultMinimumObjectSize: ["all_storage_classes_128K", "varies_by_storage_class"],
        "rules[].transitions[].storageClass": [
          "GLACIER",
          "STANDARD_IA",
          "ONEZONE_IA",
          "INTELLIGENT_TIERING",
          "DEEP_ARCHIVE",
          "GLACIER_IR",
        ],
      },
      lengths: { "rules[].id": [1, 255] },
      ranges: {
        "rules[].noncurrentVersionExpiration.noncurrentDays": [1, null],
        "rules[].abortIncompleteMultipartUpload.daysAfterInitiation": [1, null],
      },
    },
  },
  {
    types: ["sns/topic"],
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    why: "names and versions are described in prose",
    set: {
      patterns: {
        name: [
          "^[a-zA-Z0-9_-]{1,256}$|^[a-zA-Z0-9_-]{1,251}\\.fifo$",
          "Topic names can include uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long",
        ],
      },
      values: { signatureVersion: [1, 2] },
    },
  },
  {
    types: ["sqs/queue"],
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    why: "names are described in prose; messages grew to 1 MiB",
    set: {
      patterns: {
        name: [
          "^[a-zA-Z0-9_-]{1,80}$|^[a-zA-Z0-9_-]{1,75}\\.fifo$",
          "must be up to 80 alphanumeric characters, hyphens or underscores",
        ],
      },
      ranges: { maxMessageSize: [1024, 1048576] },
    },
  },
  {
    types: ["cloudwatch/logGroup"],
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    why: "names are described in the API's reference only",
    set: {
      patterns: { name: ["^[.\\-_/#A-Za-z0-9]+$", "must match [.\\-_/#A-Za-z0-9]"] },
      lengths: { name: [1, 512] },
    },
  },
  {
    types: ["cloudwatch/eventRule"],
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    why: "names are bounded in the API's reference only",
    set: { lengths: { name: [1, 64] } },
  },
  {
    types: ["cloudwatch/metricAlarm"],
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    why: "the comment mixes values with conditions",
    set: {
      values: {
        treatMissingData: ["missing", "ignore", "breaching", "notBreaching"],
        statistic: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"],
      },
      ranges: { evaluationPeriods: [1, null] },
    },
  },
  {
    types: ["lambda/function"],
    // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
    why: "names and sizes are described in prose",
    set: {
      ranges: { memorySize: [128, 32768], "ephemeralStorage.size": [512, 10240] },
      lengths: { description: [null, 256] },
      patterns: {
        name: ["^(arn:\\S+|[a-zA-Z0-9_-]{1,64})$", "must be valid function name or function ARN"],
      },
    },
  },
  {
    types: ["dynamodb/table"],
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    why: "names are described in the developer's guide only",
    set: {
      lengths: { name: [3, 255] },
      patterns: { name: ["^[a-zA-Z0-9_.-]+$", "must match [a-zA-Z0-9_.-]"] },
    },
  },
  {
    types: ["rds/cluster", "rds/instance"],
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    why: "ports and days are described in prose",
    set: {
      ranges: { port: [1115, 65535] },
      values: {
        performanceInsightsRetentionPeriod: [
          7,
          ...Array.from({ length: 23 }, (_, month) => (month + 1) * 31),
          731,
        ],
      },
    },
  },
  {
    types: ["rds/cluster"],
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    why: "the window's format is shown by an example",
    set: { patterns: { preferredBackupWindow: WINDOW } },
  },
  {
    types: ["rds/instance"],
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    why: "the window's format is shown by an example",
    set: { patterns: { backupWindow: WINDOW } },
  },
  {
    types: ["secretsmanager/secret"],
    // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
    why: "0 forces the deletion, and the window is of 7 to 30 days: two things that no range can tell",
    set: {
      values: { recoveryWindowInDays: [0, ...Array.from({ length: 24 }, (_, more) => 7 + more)] },
    },
  },
];
