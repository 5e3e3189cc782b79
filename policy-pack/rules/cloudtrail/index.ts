import type { Rule } from "../../rule.ts";
import { cloudtrailKmsEncrypted } from "./cloudtrail-kms-encrypted.ts";
import { cloudtrailLogFileValidation } from "./cloudtrail-log-file-validation.ts";
import { cloudtrailMultiRegion } from "./cloudtrail-multi-region.ts";
import { cloudtrailS3DataEvents } from "./cloudtrail-s3-data-events.ts";
import { cloudtrailToCloudwatchLogs } from "./cloudtrail-to-cloudwatch-logs.ts";
import { cloudtrailTrailExists } from "./cloudtrail-trail-exists.ts";

export const cloudtrailRules: readonly Rule[] = [
  cloudtrailKmsEncrypted,
  cloudtrailLogFileValidation,
  cloudtrailMultiRegion,
  cloudtrailS3DataEvents,
  cloudtrailToCloudwatchLogs,
  cloudtrailTrailExists,
];
