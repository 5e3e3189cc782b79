import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";
import { type CommandRecords, executionStatements, taskStatements } from "./taskStatements.ts";

export interface TaskRolesArgs {
  home: Home;
  /** The one repository whose images ECS may pull for the task. */
  repositoryArn: pulumi.Input<string>;
  /** The one log group that ECS may write for the task, without `:*`. */
  logGroupArn: pulumi.Input<string>;
  /** Secrets that ECS may read for the task. */
  secretArns: pulumi.Input<string>[];
  /** Keys of those secrets. */
  secretKeyArns: pulumi.Input<string>[];
  /** What the task itself may do. */
  statements: aws.iam.PolicyStatement[];
  /** Where commands of people in the container are recorded; without, no commands. */
  commands?: CommandRecords;
}

/**
 * The two roles of a task: `<name>-execution`, by which ECS starts it, and `<name>-task`, which its containers have. Only tasks of
 * this account and region take them. Children: 2 roles, 1 role policy for each that may do anything.
 *
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export class TaskRoles extends pulumi.ComponentResource {
  /** Known once ECS may start the task with it. */
  readonly executionRoleArn: pulumi.Output<string>;
  /** Known once the task may do what it is for. */
  readonly taskRoleArn: pulumi.Output<string>;
  readonly taskRoleName: pulumi.Output<string>;

  constructor(name: string, args: TaskRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:TaskRoles", name, args, opts);

    const child = { parent: this };
    const assumeRolePolicy = assumableByTasks(args.home);
    const role = (purpose: string, statements: aws.iam.PolicyStatement[]) => {
      const made = new aws.iam.Role(`${name}-${purpose}`, { assumeRolePolicy }, child);
      if (statements.length === 0) return { arn: made.arn, name: made.name };
      const policy = new aws.iam.RolePolicy(
        `${name}-${purpose}`,
        { role: made.name, policy: policyDocument(...statements) },
        child,
      );
      return { arn: after(made.arn, policy), name: made.name };
    };
    const execution = role("execution", executionStatements(args));
    const task = role("task", taskStatements(args));

    this.executionRoleArn = execution.arn;
    this.taskRoleArn = task.arn;
    this.taskRoleName = task.name;
    this.registerOutputs({
      executionRoleArn: this.executionRoleArn,
      taskRoleArn: this.taskRoleArn,
      taskRoleName: this.taskRoleName,
    });
  }
}

/** AWS takes no cluster or task in the source's ARN yet, so it names all of the account and region. */
function assumableByTasks({ accountId, partition, region }: Home): pulumi.Output<string> {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:ecs:${region}:${accountId}:*` },
    },
  });
}
