import { rule, UNKNOWN } from "../../rule.ts";

/**
 * A year, as the Config rule of the same purpose has it. What is the record of an audit is kept six years, in the log archive's vault;
 * a database's log is not, and can hold text that nobody should keep longer.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html
 */
const MIN_RETENTION_DAYS = 365;

/** Absent, as 0, never expires. Groups of class DELIVERY keep events two days whatever they set. */
export const logGroupRetentionSet = rule({
  id: "log-group-retention-set",
  title: "Log groups keep events for a year",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A log group keeps events for 365 days or more, or forever.",
  rationale: "Audit records that expire early cannot answer who read a patient's data.",
  fix: "retentionInDays: 365",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html",
  type: "aws:cloudwatch/logGroup:LogGroup",
  check: ({ logGroupClass, retentionInDays = 0 }) => {
    if (logGroupClass === "DELIVERY") return "log groups of class DELIVERY keep events for 2 days";
    return retentionInDays === 0 || retentionInDays >= MIN_RETENTION_DAYS
      ? undefined
      : `retentionInDays is ${String(retentionInDays)}, under 365`;
  },
  complies: [{}, { retentionInDays: 0 }, { retentionInDays: 365 }, { retentionInDays: 2192 }],
  violates: [{ retentionInDays: 180 }, { logGroupClass: "DELIVERY" }],
  undecided: [{ retentionInDays: UNKNOWN }],
  remedy: ({ logGroupClass }) =>
    logGroupClass === "DELIVERY" ? undefined : { retentionInDays: MIN_RETENTION_DAYS },
});
