import { anyOf } from "../../lib/anyOf.ts";
import { isDaily } from "../../lib/schedules.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** What AWS Backup takes when a rule gives none. @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html */
const DEFAULT_SCHEDULE = "cron(0 5 ? * * *)";
/** What AWS Config asks for. @see https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html */
const RETENTION_DAYS = 35;

const planRule = (schedule: string, deleteAfter: number) => ({
  ruleName: "r",
  targetVaultName: "vault",
  schedule,
  lifecycle: { deleteAfter },
});

/** Without `deleteAfter` backups are kept for ever. */
export const backupPlanFrequencyAndRetention = rule({
  id: "backup-plan-frequency-and-retention",
  title: "Backup plans run daily and keep for five weeks",
  safeguards: [
    "164.308(a)(7)(i)",
    "164.308(a)(7)(ii)(A)",
    "164.308(a)(7)(ii)(B)",
    "164.308(a)(7)(ii)(C)",
    "164.310(d)(2)(iv)",
    "164.312(a)(2)(ii)",
  ],
  severity: "medium",
  requires: "A backup plan has a rule that runs at least daily and keeps for at least 35 days.",
  rationale: "Damage is often noticed weeks later, and each day between backups is a day lost.",
  fix: 'rules: [{ ruleName, targetVaultName, schedule: "cron(0 5 * * ? *)", lifecycle: { deleteAfter: 35 } }]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/backup-plan-min-frequency-and-min-retention-check.html",
  type: "aws:backup/plan:Plan",
  check: ({ rules = [] }) =>
    anyOf(
      rules,
      ({ schedule = DEFAULT_SCHEDULE, lifecycle }) =>
        isDaily(schedule) && (lifecycle?.deleteAfter ?? Infinity) >= RETENTION_DAYS,
    )
      ? undefined
      : "no rule of the plan runs daily and keeps for 35 days",
  complies: [
    { rules: [planRule("cron(0 6 ? * SUN *)", 90), planRule("cron(0 5 * * ? *)", 35)] },
    { rules: [planRule("rate(12 hours)", 35)] },
    { rules: [{ ruleName: "r", targetVaultName: "vault" }] },
  ],
  violates: [
    { rules: [planRule("cron(0 6 ? * SUN *)", 90), planRule("cron(0 5 * * ? *)", 7)] },
    { rules: [planRule("cron(0 5 1 * ? *)", 365)] },
    { rules: [planRule("rate(2 days)", 90)] },
  ],
  undecided: [{ rules: [planRule(UNKNOWN, 35), planRule("cron(0 6 ? * SUN *)", 90)] }],
});
