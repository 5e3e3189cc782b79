import { backedUp, backupExamples } from "../../lib/backupSelections.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const TYPE = "aws:efs/fileSystem:FileSystem";
const ARN = { service: "elasticfilesystem", prefix: "file-system/" };

const files = declared(TYPE, "files", { encrypted: true });

export const efsInBackupPlan = stackRule({
  id: "efs-in-backup-plan",
  title: "File systems are backed up",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires:
    "A backup selection of the stack takes every EFS file system, by its ARN, a pattern or its tags.",
  rationale: "What no backup plan takes is lost with the store, or with whoever holds the account.",
  fix: "new aws.backup.Selection(name, { planId: plan.id, iamRoleArn: role.arn, resources: [store.arn] })",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/efs-in-backup-plan.html",
  type: TYPE,
  check: (store, resources) => backedUp(store, resources, ARN),
  ...backupExamples(files, ARN),
});
