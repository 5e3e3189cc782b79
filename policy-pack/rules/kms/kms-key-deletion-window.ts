import { rule } from "../../rule.ts";

const LONGEST_WINDOW_DAYS = 30;

/** Absent is 30 days, the default of KMS. */
export const kmsKeyDeletionWindow = rule({
  id: "kms-key-deletion-window",
  title: "KMS keys wait the longest before deletion",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.312(c)(1)"],
  severity: "medium",
  requires: "A KMS key keeps the waiting period of 30 days before it is deleted.",
  rationale: "Deleting a key destroys all data under it; the wait is the only time to notice.",
  fix: "deletionWindowInDays: 30",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  type: ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey"],
  check: ({ deletionWindowInDays = LONGEST_WINDOW_DAYS }) =>
    deletionWindowInDays === LONGEST_WINDOW_DAYS
      ? undefined
      : `deletionWindowInDays is ${String(deletionWindowInDays)}, not 30`,
  complies: [{}, { deletionWindowInDays: 30 }],
  violates: [{ deletionWindowInDays: 7 }],
  remedy: () => ({ deletionWindowInDays: LONGEST_WINDOW_DAYS }),
});
