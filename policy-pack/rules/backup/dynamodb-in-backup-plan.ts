import { backedUp, backupExamples } from "../../lib/backupSelections.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const TYPE = "aws:dynamodb/table:Table";
const ARN = { service: "dynamodb", prefix: "table/", named: "name" };

const table = declared(TYPE, "records", {
  name: "records",
  billingMode: "PAY_PER_REQUEST",
  pointInTimeRecovery: { enabled: true },
});

export const dynamodbInBackupPlan = stackRule({
  id: "dynamodb-in-backup-plan",
  title: "DynamoDB tables are in a backup plan",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires: "A backup selection of the stack takes every table, by its ARN, a pattern or its tags.",
  rationale: "What no backup plan takes is lost with the store, or with whoever holds the account.",
  fix: "new aws.backup.Selection(name, { planId: plan.id, iamRoleArn: role.arn, resources: [store.arn] })",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-in-backup-plan.html",
  type: TYPE,
  check: (store, resources) => backedUp(store, resources, ARN),
  ...backupExamples(table, ARN),
});
