import type { Rule } from "../../rule.ts";
import { cloudwatchAlarmHasAction } from "./cloudwatch-alarm-has-action.ts";
import { logGroupClassStandard } from "./log-group-class-standard.ts";
import { logGroupKmsEncrypted } from "./log-group-kms-encrypted.ts";
import { logGroupRetentionSet } from "./log-group-retention-set.ts";

export const cloudwatchRules: readonly Rule[] = [
  cloudwatchAlarmHasAction,
  logGroupClassStandard,
  logGroupKmsEncrypted,
  logGroupRetentionSet,
];
