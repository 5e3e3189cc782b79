import { rule, UNKNOWN } from "../../rule.ts";

/** Six years, as 45 CFR 164.316(b)(2)(i) asks of records, in a step that CloudWatch Logs accepts. */
const MIN_RETENTION_DAYS = 2192;

/** Absent, as 0, never expires. Groups of class DELIVERY keep events two days whatever they set. */
export const logGroupRetentionSet = rule({
  id: "log-group-retention-set",
  title: "Log groups keep events for six years",
  safeguards: ["164.312(b)", "164.316(b)(2)(i)"],
  severity: "medium",
  requires: "A log group keeps events for 2192 days or more, or forever.",
  rationale: "Audit records that expire early cannot answer who read a patient's data.",
  fix: "retentionInDays: 2192",
  source: "https://www.ecfr.gov/current/title-45/section-164.316",
  type: "aws:cloudwatch/logGroup:LogGroup",
  check: ({ logGroupClass, retentionInDays = 0 }) => {
    if (logGroupClass === "DELIVERY") return "log groups of class DELIVERY keep events for 2 days";
    return retentionInDays === 0 || retentionInDays >= MIN_RETENTION_DAYS
      ? undefined
      : `retentionInDays is ${String(retentionInDays)}, under 2192`;
  },
  complies: [{}, { retentionInDays: 0 }, { retentionInDays: 2192 }],
  violates: [{ retentionInDays: 365 }, { logGroupClass: "DELIVERY" }],
  undecided: [{ retentionInDays: UNKNOWN }],
});
