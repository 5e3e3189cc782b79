import {
  clusterExample,
  DATABASE,
  DATABASE_CLUSTER,
  databaseExample,
  isAurora,
  replicaExample,
} from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const FINDING = "deletionProtection must be true";

/** Absent is false. An instance of Aurora can go while its cluster, which holds the data, stays. */
export const rdsDeletionProtection = ruleOfCases({
  id: "rds-deletion-protection",
  title: "Databases are not deleted by mistake",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "high",
  requires: "A database, or the cluster that it is of, sets deletionProtection.",
  rationale: "One wrong call must not end the operation that an emergency depends on.",
  fix: "deletionProtection: true",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/rds-cluster-deletion-protection-enabled.html",
  cases: [
    on({
      type: DATABASE,
      check: (props) =>
        props.deletionProtection === true || isAurora(props) ? undefined : FINDING,
      complies: [
        databaseExample(),
        databaseExample({ engine: "aurora-mysql", deletionProtection: undefined }),
      ],
      violates: [
        databaseExample({ deletionProtection: undefined }),
        databaseExample({ deletionProtection: false }),
        replicaExample({ deletionProtection: undefined }),
      ],
      undecided: [{ ...databaseExample(), deletionProtection: UNKNOWN }],
    }),
    on({
      type: DATABASE_CLUSTER,
      check: ({ deletionProtection }) => (deletionProtection === true ? undefined : FINDING),
      complies: [clusterExample()],
      violates: [
        clusterExample({ deletionProtection: undefined }),
        clusterExample({ deletionProtection: false }),
      ],
    }),
  ],
});
