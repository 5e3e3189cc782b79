import { NEPTUNE_CLUSTER, neptuneExample } from "../../lib/neptuneClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is not encrypted; without a key of its own, a cluster is under the one that AWS manages. */
export const neptuneStorageEncrypted = rule({
  id: "neptune-storage-encrypted",
  title: "Neptune clusters are under a customer's key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cluster sets storageEncrypted and kmsKeyArn.",
  rationale: "A graph that is not encrypted from the start has to be loaded anew to become so.",
  fix: "storageEncrypted: true, kmsKeyArn: key.arn",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
  type: NEPTUNE_CLUSTER,
  check: (props) => {
    if (props.storageEncrypted !== true) return "storageEncrypted must be true";
    return "kmsKeyArn" in props ? undefined : "kmsKeyArn must be set";
  },
  complies: [neptuneExample(), neptuneExample({ kmsKeyArn: UNKNOWN })],
  violates: [
    neptuneExample({ storageEncrypted: undefined }),
    neptuneExample({ storageEncrypted: false }),
    neptuneExample({ kmsKeyArn: undefined }),
  ],
  undecided: [neptuneExample({ storageEncrypted: UNKNOWN as never })],
});
