import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { sessionPermissions } from "../lib/hostSessions.ts";

/** What commands of people in containers go through, as the cluster has it. */
export interface CommandRecords {
  /** Key of the channel between a person and a container. */
  keyArn: pulumi.Input<string>;
  /** Log group that records commands, without `:*`. */
  logGroupArn: pulumi.Input<string>;
}

/** What ECS does for a task before it runs: pull its image, write its log, read its secrets. */
export function executionStatements(args: {
  home: Home;
  repositoryArn: pulumi.Input<string>;
  logGroupArn: pulumi.Input<string>;
  secretArns: pulumi.Input<string>[];
  secretKeyArns: pulumi.Input<string>[];
}): aws.iam.PolicyStatement[] {
  const { home, repositoryArn, logGroupArn, secretArns, secretKeyArns } = args;
  return [
    // Signs in to the registry; knows no repositories.
    { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      Resource: repositoryArn,
    },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
    ...readable("secretsmanager:GetSecretValue", secretArns),
    ...readable("kms:Decrypt", secretKeyArns, {
      StringEquals: { "kms:ViaService": `secretsmanager.${home.region}.amazonaws.com` },
    }),
  ];
}

function readable(
  action: string,
  arns: pulumi.Input<string>[],
  condition?: NonNullable<aws.iam.PolicyStatement["Condition"]>,
): aws.iam.PolicyStatement[] {
  if (arns.length === 0) return [];
  const when = condition === undefined ? {} : { Condition: condition };
  return [{ Effect: "Allow", Action: action, Resource: arns, ...when }];
}

/**
 * What the task is given, and the channel of commands where it takes any.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions
 */
export function taskStatements(args: {
  home: Home;
  statements: aws.iam.PolicyStatement[];
  commands?: CommandRecords;
}): aws.iam.PolicyStatement[] {
  const { home, statements, commands } = args;
  if (commands === undefined) return statements;
  return [
    ...statements,
    {
      // Channels are no resources that a policy could name.
      Effect: "Allow",
      Action: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      Resource: "*",
    },
    ...sessionPermissions(home, commands),
  ];
}
