import { backedUp, backupExamples } from "../../lib/backupSelections.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const TYPE = "aws:ec2/instance:Instance";
const ARN = { service: "ec2", prefix: "instance/" };

const instance = declared(TYPE, "host", { instanceType: "t3.micro" });

export const ec2InstanceInBackupPlan = stackRule({
  id: "ec2-instance-in-backup-plan",
  title: "Instances are backed up",
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
    "A backup selection of the stack takes every EC2 instance, by its ARN, a pattern or its tags.",
  rationale: "What no backup plan takes is lost with the store, or with whoever holds the account.",
  fix: "new aws.backup.Selection(name, { planId: plan.id, iamRoleArn: role.arn, resources: [store.arn] })",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/ec2-resources-protected-by-backup-plan.html",
  type: TYPE,
  check: (store, resources) => backedUp(store, resources, ARN),
  ...backupExamples(instance, ARN),
});
