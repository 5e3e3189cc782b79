import { anyOf } from "../../lib/anyOf.ts";
import { NEPTUNE_CLUSTER, neptuneExample } from "../../lib/neptuneClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const neptuneAuditLogExported = rule({
  id: "neptune-audit-log-exported",
  title: "Neptune's audit log goes to CloudWatch",
  safeguards: ["164.312(b)"],
  severity: "high",
  requires: "A cluster exports its audit log.",
  rationale: "On the instances the log is overwritten as it grows, and goes with them.",
  fix: 'enableCloudwatchLogsExports: ["audit"]',
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html",
  type: NEPTUNE_CLUSTER,
  check: ({ enableCloudwatchLogsExports = [] }) =>
    anyOf(enableCloudwatchLogsExports, (one) => one === "audit")
      ? undefined
      : "enableCloudwatchLogsExports must include audit",
  complies: [neptuneExample(), neptuneExample({ enableCloudwatchLogsExports: ["audit"] })],
  violates: [
    neptuneExample({ enableCloudwatchLogsExports: undefined }),
    neptuneExample({ enableCloudwatchLogsExports: ["slowquery"] }),
  ],
  undecided: [neptuneExample({ enableCloudwatchLogsExports: [UNKNOWN] })],
});
