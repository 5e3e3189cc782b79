import {
  clusterExample,
  DATABASE,
  DATABASE_CLUSTER,
  databaseExample,
  isAurora,
} from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

/** Engines that know no IAM. */
const WITHOUT = /^(?:custom-|db2|oracle|sqlserver)/;
const FINDING = "database must set iamDatabaseAuthenticationEnabled: true";

/** Absent is false. An instance of Aurora leaves it to its cluster. */
export const rdsIamAuthentication = ruleOfCases({
  id: "rds-iam-authentication",
  title: "Databases take IAM for passwords",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "medium",
  requires: "A database of MySQL, MariaDB or PostgreSQL sets iamDatabaseAuthenticationEnabled.",
  rationale:
    "A token of IAM names who asked for it and ends in 15 minutes; a password does neither.",
  fix: "iamDatabaseAuthenticationEnabled: true",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
  cases: [
    on({
      type: DATABASE,
      check: (props) => {
        const { iamDatabaseAuthenticationEnabled, engine = "" } = props;
        return iamDatabaseAuthenticationEnabled === true || isAurora(props) || WITHOUT.test(engine)
          ? undefined
          : FINDING;
      },
      complies: [
        databaseExample(),
        databaseExample({ iamDatabaseAuthenticationEnabled: undefined, engine: "sqlserver-se" }),
        databaseExample({
          iamDatabaseAuthenticationEnabled: undefined,
          engine: "aurora-postgresql",
        }),
      ],
      violates: [
        databaseExample({ iamDatabaseAuthenticationEnabled: undefined }),
        databaseExample({ iamDatabaseAuthenticationEnabled: false, engine: "mariadb" }),
      ],
      undecided: [databaseExample({ iamDatabaseAuthenticationEnabled: UNKNOWN as never })],
    }),
    on({
      type: DATABASE_CLUSTER,
      check: ({ iamDatabaseAuthenticationEnabled }) =>
        iamDatabaseAuthenticationEnabled === true ? undefined : FINDING,
      complies: [clusterExample()],
      violates: [clusterExample({ iamDatabaseAuthenticationEnabled: false })],
    }),
  ],
});
