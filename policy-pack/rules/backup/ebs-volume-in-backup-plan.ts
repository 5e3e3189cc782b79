import { backedUp, backupExamples } from "../../lib/backupSelections.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const TYPE = "aws:ebs/volume:Volume";
const ARN = { service: "ec2", prefix: "volume/" };

const volume = declared(TYPE, "disk", { availabilityZone: "us-east-2a", encrypted: true });

export const ebsVolumeInBackupPlan = stackRule({
  id: "ebs-volume-in-backup-plan",
  title: "EBS volumes are backed up",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires:
    "A backup selection of the stack takes every EBS volume, by its ARN, a pattern or its tags.",
  rationale: "What no backup plan takes is lost with the store, or with whoever holds the account.",
  fix: "new aws.backup.Selection(name, { planId: plan.id, iamRoleArn: role.arn, resources: [store.arn] })",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/ebs-in-backup-plan.html",
  type: TYPE,
  check: (store, resources) => backedUp(store, resources, ARN),
  ...backupExamples(volume, ARN),
});
