import { notebookExample } from "../../lib/notebooks.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is Enabled; Disabled needs a subnet to be anywhere at all. */
export const sagemakerNotebookNoInternet = rule({
  id: "sagemaker-notebook-no-internet",
  title: "Notebooks have no way of their own to the internet",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "high",
  requires: "A notebook instance sets directInternetAccess to Disabled, and its subnet.",
  rationale: "Past the VPC, nothing sees or stops data that leaves.",
  fix: 'directInternetAccess: "Disabled", subnetId: subnet.id',
  source:
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
  type: "aws:sagemaker/notebookInstance:NotebookInstance",
  check: (props) => {
    if (!("subnetId" in props)) return "subnetId must be set";
    return props.directInternetAccess === "Disabled"
      ? undefined
      : 'directInternetAccess must be "Disabled"';
  },
  complies: [notebookExample(), notebookExample({ subnetId: UNKNOWN })],
  violates: [
    notebookExample({ directInternetAccess: undefined }),
    notebookExample({ directInternetAccess: "Enabled" }),
    notebookExample({ subnetId: undefined }),
  ],
  undecided: [notebookExample({ directInternetAccess: UNKNOWN })],
});
