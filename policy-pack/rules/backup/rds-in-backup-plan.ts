import type { PropsOf } from "../../awsType.ts";
import { backedUp, backupExamples } from "../../lib/backupSelections.ts";
import { DATABASE as TYPE, databaseExample, replicaExample } from "../../lib/databases.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const ARN = { service: "rds", prefix: "db:", named: "identifier" };

const database = declared(TYPE, "series", databaseExample());
const replica = declared(TYPE, "replica", replicaExample({ identifier: "replica" }));
const examples = backupExamples(database, ARN);

/** A replica is made anew from its source: the source has to be backed up, where it is declared. */
export const rdsInBackupPlan = stackRule({
  id: "rds-in-backup-plan",
  title: "Databases are backed up",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires:
    "A backup selection of the stack takes every database instance, by its ARN, a pattern or its tags.",
  rationale: "What no backup plan takes is lost with the store, or with whoever holds the account.",
  fix: "new aws.backup.Selection(name, { planId: plan.id, iamRoleArn: role.arn, resources: [store.arn] })",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/rds-in-backup-plan.html",
  type: TYPE,
  check: (store, resources) =>
    isReplica(store.props) ? undefined : backedUp(store, resources, ARN),
  ...examples,
  complies: [...examples.complies, [replica]],
});

const isReplica = (props: PropsOf<typeof TYPE>) => "replicateSourceDb" in props;
