import { rule, UNKNOWN } from "../../rule.ts";

export const eventBusCmk = rule({
  id: "event-bus-cmk",
  title: "Event buses are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "An event bus names a KMS key.",
  rationale: "Events carry identifiers; a customer key decides, and records, who reads them.",
  fix: "kmsKeyIdentifier: key.arn",
  source:
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html",
  type: "aws:cloudwatch/eventBus:EventBus",
  check: (props) =>
    "kmsKeyIdentifier" in props ? undefined : "event bus must set kmsKeyIdentifier",
  complies: [{ name: "results", kmsKeyIdentifier: UNKNOWN }],
  violates: [{ name: "results" }],
});
