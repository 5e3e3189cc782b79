import { rule, UNKNOWN } from "../../rule.ts";

const group = (logGroupClass?: string) => ({
  name: "api",
  kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
  retentionInDays: 2192,
  ...(logGroupClass !== undefined && { logGroupClass }),
});

/** Absent is STANDARD. */
export const logGroupClassStandard = rule({
  id: "log-group-class-standard",
  title: "Logs can raise alarms",
  safeguards: ["164.308(a)(1)(ii)(D)", "164.308(a)(5)(ii)(C)", "164.312(b)"],
  severity: "medium",
  requires: "A log group is not of the class for infrequent access.",
  rationale: "That class takes no metric filter and no subscription: nothing can watch it.",
  fix: 'logGroupClass: "STANDARD"',
  source:
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html",
  type: "aws:cloudwatch/logGroup:LogGroup",
  check: ({ logGroupClass }) =>
    logGroupClass === "INFREQUENT_ACCESS"
      ? "logGroupClass must not be INFREQUENT_ACCESS"
      : undefined,
  complies: [group(), group("STANDARD")],
  violates: [group("INFREQUENT_ACCESS")],
  undecided: [group(UNKNOWN)],
});
