import { notebookExample } from "../../lib/notebooks.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const sagemakerNotebookKms = rule({
  id: "sagemaker-notebook-kms",
  title: "Volumes of notebooks are under a key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A notebook instance sets kmsKeyId.",
  rationale: "Without a key of one's own, nobody can take away access to what people left there.",
  fix: "kmsKeyId: key.arn",
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html",
  type: "aws:sagemaker/notebookInstance:NotebookInstance",
  check: (props) => ("kmsKeyId" in props ? undefined : "kmsKeyId must be set"),
  complies: [notebookExample(), notebookExample({ kmsKeyId: UNKNOWN })],
  violates: [notebookExample({ kmsKeyId: undefined })],
});
