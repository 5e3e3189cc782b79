import { firstFinding } from "../../lib/anyOf.ts";
import { declared } from "../../resources.ts";
import { UNKNOWN, wholeStackRule } from "../../rule.ts";

const BLOCK = "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess";
const ENCRYPTION = "aws:ebs/encryptionByDefault:EncryptionByDefault";

const encryption = declared(ENCRYPTION, "account", { enabled: true });
const block = (state: string) => declared(BLOCK, "snapshots", { state });

/**
 * A stack that sets an account's defaults for EBS is where a missing block shows; elsewhere, another stack's may hold. What was shared before
 * `block-new-sharing` stays public.
 */
export const ebsSnapshotsNotPublic = wholeStackRule({
  id: "ebs-snapshots-not-public",
  title: "EBS snapshots cannot be shared with everyone",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "critical",
  requires:
    "A stack that sets an account's defaults for EBS blocks all public sharing of snapshots.",
  rationale: "A public snapshot is a copy of a whole disk for whoever asks.",
  fix: 'new aws.ebs.SnapshotBlockPublicAccess(name, { state: "block-all-sharing" })',
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
  about: [BLOCK, ENCRYPTION],
  check: (resources) => {
    const blocks = resources.ofType(BLOCK);
    if (blocks.length === 0) return "the stack declares no SnapshotBlockPublicAccess";
    return firstFinding(blocks, ({ name, props }) =>
      props.state === "block-all-sharing"
        ? undefined
        : `state of ${name} must be "block-all-sharing"`,
    );
  },
  complies: [[block("block-all-sharing")], [encryption, block("block-all-sharing")]],
  violates: [
    [encryption],
    [block("unblocked")],
    [encryption, block("block-new-sharing")],
    [block("block-all-sharing"), { ...block("unblocked"), name: "other-region" }],
  ],
  undecided: [[block(UNKNOWN)]],
});
