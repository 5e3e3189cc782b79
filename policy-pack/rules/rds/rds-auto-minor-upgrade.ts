import { CLUSTER_MEMBER, DATABASE, databaseExample, memberExample } from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const FINDING = "autoMinorVersionUpgrade must not be false";

/** Absent is true. */
export const rdsAutoMinorUpgrade = ruleOfCases({
  id: "rds-auto-minor-upgrade",
  title: "Databases take minor versions by themselves",
  safeguards: ["164.308(a)(5)(ii)(A)"],
  severity: "medium",
  requires: "No database instance turns off the upgrade to minor versions.",
  rationale: "Minor versions bring the engine's security fixes.",
  fix: "autoMinorVersionUpgrade: true",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/rds-automatic-minor-version-upgrade-enabled.html",
  cases: [
    on({
      type: DATABASE,
      check: ({ autoMinorVersionUpgrade = true }) =>
        autoMinorVersionUpgrade ? undefined : FINDING,
      complies: [databaseExample(), databaseExample({ autoMinorVersionUpgrade: undefined })],
      violates: [databaseExample({ autoMinorVersionUpgrade: false })],
      undecided: [{ ...databaseExample(), autoMinorVersionUpgrade: UNKNOWN }],
    }),
    on({
      type: CLUSTER_MEMBER,
      check: ({ autoMinorVersionUpgrade = true }) =>
        autoMinorVersionUpgrade ? undefined : FINDING,
      complies: [memberExample(), memberExample({ autoMinorVersionUpgrade: undefined })],
      violates: [memberExample({ autoMinorVersionUpgrade: false })],
    }),
  ],
});
