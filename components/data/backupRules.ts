import { BACKUP_SUPPORT, type BackupSupport } from "./backupSupport.ts";
import type { Classification } from "./classification.ts";

/**
 * Days that a continuous backup can be kept, and so how far back any second can be restored.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
 */
export const MAX_CONTINUOUS_DAYS = 35;

/**
 * Days that a recovery point stays in cold storage at least.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
 */
const MIN_COLD_DAYS = 90;

/** Days of seven years, of which two can be leap years: longer than the six years of 45 CFR 164.316(b)(2)(i), as the first seed has it. */
export const SEVEN_YEARS_DAYS = 2557;

/** When a backup is made, and how long it is kept. */
export interface BackupRule {
  /** Names the rule. */
  name: "continuous" | "daily" | "weekly" | "monthly";
  /** In UTC. */
  schedule: string;
  /** Any second since the oldest kept, where the store can; otherwise a snapshot. */
  continuous: boolean;
  deleteAfterDays: number;
  /** Days until it moves to cold storage, where the store can. */
  coldAfterDays?: number;
  /** Whether it is copied to the recovery region, and from there to the account for backups. */
  copied: boolean;
}

/** Spread over the night of the primary region, apart from the databases' own windows. */
const SCHEDULES = {
  continuous: "cron(0 5 * * ? *)",
  daily: "cron(0 6 * * ? *)",
  weekly: "cron(0 7 ? * SUN *)",
  monthly: "cron(0 8 1 * ? *)",
} as const;

/** Days that monthly backups are kept; none for what can be made again. */
const MONTHLY_DAYS: Record<Classification, number | undefined> = {
  phi: SEVEN_YEARS_DAYS,
  pii: SEVEN_YEARS_DAYS,
  clinical: SEVEN_YEARS_DAYS,
  public: undefined,
};

/**
 * The rules of one classification's plan, from the most frequent to the rarest. A copy of a continuous backup is a snapshot, so the
 * daily rule is the one that is copied. What no store can is not asked for; what some can, AWS Backup passes over for the others.
 *
 * @param stores what AWS Backup can do for the stores that the plan may meet
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery-copying.html
 */
export function backupRules(
  classification: Classification,
  stores: readonly BackupSupport[] = Object.values(BACKUP_SUPPORT),
): BackupRule[] {
  const monthly = MONTHLY_DAYS[classification];
  const leaves = stores.every(({ copies }) => copies.region && copies.account);
  const copied = leaves && monthly !== undefined;
  const daily: BackupRule = { ...named("daily"), deleteAfterDays: MAX_CONTINUOUS_DAYS, copied };
  if (monthly === undefined) return [daily];
  const cold = stores.some(({ coldStorage }) => coldStorage);
  const rules: BackupRule[] = [
    {
      ...named("continuous"),
      continuous: true,
      deleteAfterDays: MAX_CONTINUOUS_DAYS,
      copied: false,
    },
    daily,
    { ...named("weekly"), deleteAfterDays: MIN_COLD_DAYS, copied: false },
    {
      ...named("monthly"),
      ...(cold && { coldAfterDays: MAX_CONTINUOUS_DAYS }),
      deleteAfterDays: Math.max(monthly, MAX_CONTINUOUS_DAYS + MIN_COLD_DAYS),
      copied,
    },
  ];
  const continues = stores.some(({ continuous }) => continuous);
  return rules.filter(({ continuous }) => continues || !continuous);
}

function named(name: BackupRule["name"]) {
  return { name, schedule: SCHEDULES[name], continuous: false };
}
