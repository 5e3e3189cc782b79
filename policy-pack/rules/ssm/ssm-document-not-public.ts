import { rule, UNKNOWN } from "../../rule.ts";

const shared = (account_ids: string) => ({
  documentType: "Command",
  permissions: { type: "Share", account_ids },
});

/** Absent is private. */
export const ssmDocumentNotPublic = rule({
  id: "ssm-document-not-public",
  title: "Systems Manager documents are not public",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A document is shared with no one, or with accounts by their numbers.",
  rationale: "Documents tell how machines are run, at times with names and addresses.",
  fix: 'permissions: { type: "Share", account_ids: "111122223333" }',
  source: "https://docs.aws.amazon.com/config/latest/developerguide/ssm-document-not-public.html",
  type: "aws:ssm/document:Document",
  check: ({ permissions }) =>
    (permissions?.["account_ids"] ?? "")
      .split(",")
      .some((account) => account.trim().toLowerCase() === "all")
      ? "permissions.account_ids must not be All"
      : undefined,
  complies: [{}, { documentType: "Command" }, shared("111122223333,444455556666")],
  violates: [shared("All"), shared("111122223333, all")],
  undecided: [shared(UNKNOWN)],
});
