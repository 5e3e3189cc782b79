import { NEPTUNE_CLUSTER, neptuneExample } from "../../lib/neptuneClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const neptuneDeletionProtection = rule({
  id: "neptune-deletion-protection",
  title: "Neptune clusters cannot be deleted by mistake",
  safeguards: ["164.308(a)(7)(i)", "164.312(c)(1)"],
  severity: "medium",
  requires: "A cluster sets deletionProtection.",
  rationale: "One call otherwise deletes the graph and its automatic backups.",
  fix: "deletionProtection: true",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/neptune-cluster-deletion-protection-enabled.html",
  type: NEPTUNE_CLUSTER,
  check: ({ deletionProtection }) =>
    deletionProtection === true ? undefined : "deletionProtection must be true",
  complies: [neptuneExample()],
  violates: [
    neptuneExample({ deletionProtection: undefined }),
    neptuneExample({ deletionProtection: false }),
  ],
  undecided: [neptuneExample({ deletionProtection: UNKNOWN as never })],
});
