import { CLUSTER_MEMBER, DATABASE, databaseExample, memberExample } from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const FINDING = "publiclyAccessible must not be true";

/** Absent is false, unlike in CloudFormation: the provider says so to AWS. */
export const rdsNotPublic = ruleOfCases({
  id: "rds-not-public",
  title: "Databases have no public address",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires: "No database instance is publicly accessible.",
  rationale: "A database on the internet is one password away from everyone.",
  fix: "publiclyAccessible: false",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/rds-instance-public-access-check.html",
  cases: [
    on({
      type: DATABASE,
      check: ({ publiclyAccessible = false }) => (publiclyAccessible ? FINDING : undefined),
      complies: [databaseExample(), databaseExample({ publiclyAccessible: undefined })],
      violates: [databaseExample({ publiclyAccessible: true })],
      undecided: [{ ...databaseExample(), publiclyAccessible: UNKNOWN }],
    }),
    on({
      type: CLUSTER_MEMBER,
      check: ({ publiclyAccessible = false }) => (publiclyAccessible ? FINDING : undefined),
      complies: [memberExample(), memberExample({ publiclyAccessible: undefined })],
      violates: [memberExample({ publiclyAccessible: true })],
    }),
  ],
});
