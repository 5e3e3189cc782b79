import { PIPE, pipeExample } from "../../lib/pipes.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const pipeCmk = rule({
  id: "pipe-cmk",
  title: "Pipes are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "A pipe names a KMS key.",
  rationale:
    "Filters and templates of a pipe can name patients; a customer key says who reads them.",
  fix: "kmsKeyIdentifier: key.arn",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-pipes-cmkey.html",
  type: PIPE,
  check: (props) => ("kmsKeyIdentifier" in props ? undefined : "pipe must set kmsKeyIdentifier"),
  complies: [pipeExample(), pipeExample({ kmsKeyIdentifier: UNKNOWN })],
  violates: [pipeExample({ kmsKeyIdentifier: undefined })],
});
