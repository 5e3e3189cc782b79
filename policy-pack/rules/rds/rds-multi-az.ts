import { DATABASE, databaseExample, isAurora, replicaExample } from "../../lib/databases.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const rdsMultiAz = rule({
  id: "rds-multi-az",
  title: "Databases stand by in a second zone",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "high",
  requires: "A database instance sets multiAz, unless its zones are an Aurora cluster's.",
  rationale: "A standby takes over within minutes when a zone fails, without losing a record.",
  fix: "multiAz: true",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/rds-multi-az-support.html",
  type: DATABASE,
  check: (props) =>
    props.multiAz === true || isAurora(props) ? undefined : "multiAz must be true",
  complies: [databaseExample(), databaseExample({ engine: "aurora-mysql", multiAz: undefined })],
  violates: [
    databaseExample({ multiAz: undefined }),
    databaseExample({ multiAz: false }),
    replicaExample({ multiAz: undefined }),
  ],
  undecided: [
    { ...databaseExample(), multiAz: UNKNOWN },
    databaseExample({ engine: UNKNOWN, multiAz: undefined }),
  ],
});
