import type { PropsOf } from "../../awsType.ts";
import { backedUp, backupExamples } from "../../lib/backupSelections.ts";
import { clusterExample, DATABASE_CLUSTER as TYPE, membersExample } from "../../lib/databases.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const ARN = { service: "rds", prefix: "cluster:", named: "clusterIdentifier" };

const cluster = declared(TYPE, "records", clusterExample({ masterUsername: "master" }));
const replica = declared(TYPE, "replica", {
  engine: "aurora-postgresql",
  globalClusterIdentifier: "records",
  sourceRegion: "us-east-2",
});
const examples = backupExamples(cluster, ARN);

/** A replica is made anew from its source: the source has to be backed up, where it is declared. */
export const auroraClusterInBackupPlan = stackRule({
  id: "aurora-cluster-in-backup-plan",
  title: "Aurora clusters are backed up",
  safeguards: [
    "164.308(a)(7)(i)",
    "164.308(a)(7)(ii)(A)",
    "164.308(a)(7)(ii)(B)",
    "164.308(a)(7)(ii)(C)",
    "164.310(d)(2)(iv)",
    "164.312(a)(2)(ii)",
  ],
  severity: "high",
  requires:
    "A backup selection of the stack takes every Aurora cluster, by its ARN, a pattern or its tags.",
  rationale: "What no backup plan takes is lost with the store, or with whoever holds the account.",
  fix: "new aws.backup.Selection(name, { planId: plan.id, iamRoleArn: role.arn, resources: [store.arn] })",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/aurora-resources-protected-by-backup-plan.html",
  type: TYPE,
  check: (store, resources) =>
    isReplica(store.props) ? undefined : backedUp(store, resources, ARN),
  ...examples,
  complies: [...examples.complies, [replica]],
  violates: [...examples.violates, [cluster, ...membersExample]],
});

/** A restored primary has no master of its own either, but a snapshot. */
function isReplica(props: PropsOf<typeof TYPE>): boolean {
  if ("replicationSourceIdentifier" in props) return true;
  const isOwn = "masterUsername" in props || "snapshotIdentifier" in props;
  return "globalClusterIdentifier" in props && !isOwn;
}
