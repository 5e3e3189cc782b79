import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { type ContainerSpec, PORT_NAME, containerDefinition } from "./containerDefinition.ts";
import { healthCheckOf, isAskable } from "./containerHealth.ts";
import { ecsRules } from "./ecsRules.ts";
import { environmentRules } from "./taskEnvironment.ts";
import type { Launch } from "./taskLaunch.ts";
import { mountRules, mountsOf } from "./taskMounts.ts";
import { TaskRoles, type TaskRolesArgs } from "./taskRoles.ts";
import type { CommandRecords } from "./taskStatements.ts";

export interface TaskDefinitionArgs extends ContainerSpec {
  home: Home;
  /** Name of the task, its container and, as `/ecs/<family>`, its log group: once per account and region. */
  family: string;
  launch: Launch;
  /** 1024 of them are one vCPU. */
  cpuUnits: number;
  memoryMib: number;
  /** Keys of its secrets. */
  secretKeyArns: pulumi.Input<string>[];
  /** Key of this account's and region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** What the container may do in AWS. */
  statements: aws.iam.PolicyStatement[];
  /** Where commands of people in the container are recorded; without, it takes none. */
  commands?: CommandRecords;
}

/** What a service has to know of the task that it runs. */
export interface RunnableTask {
  launch: Launch["kind"];
  arn: pulumi.Input<string>;
  containerName: string;
  portName: string;
  port: number;
  /** Whether TLS ends in the container. */
  endsTls: boolean;
  logGroupName: pulumi.Input<string>;
  takesCommands: boolean;
}

/**
 * What a service runs: one container with an address of its own, on GPU instances or on Fargate. Earlier revisions stay registered,
 * since a service rolls back to them. Children: 1 log group, 1 {@link TaskRoles}, 1 task definition.
 *
 * @throws ResourceError when ECS would refuse the task or could not run it, when its user is root, or when its environment tells
 *   a secret
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export class TaskDefinition extends pulumi.ComponentResource {
  /** For the service that runs it. */
  readonly runnable: RunnableTask & { arn: pulumi.Output<string> };
  readonly taskRoleArn: pulumi.Output<string>;
  readonly taskRoleName: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: TaskDefinitionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:TaskDefinition", name, args, opts);
    const { family, home, launch, port, commands } = args;
    demand(this, taskRules(args));

    const child = { parent: this };
    const group = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/ecs/${family}`,
        kmsKeyId: args.logKeyArn,
        retentionInDays: AUDIT_RETENTION_DAYS,
      },
      child,
    );
    const roles = new TaskRoles(name, rolesOf(args, group.arn), child);
    const takesCommands = commands !== undefined;
    const container = containerDefinition(args, {
      ...{ name: family, region: home.region, launch, takesCommands },
      logGroupName: group.name,
    });
    const definition = new aws.ecs.TaskDefinition(
      name,
      {
        family,
        networkMode: "awsvpc",
        ...runtimeOf(launch),
        cpu: String(args.cpuUnits),
        memory: String(args.memoryMib),
        executionRoleArn: roles.executionRoleArn,
        taskRoleArn: roles.taskRoleArn,
        containerDefinitions: pulumi.jsonStringify([container]),
        volumes: mountsOf(launch, args.scratch, takesCommands).volumes,
        skipDestroy: true,
      },
      child,
    );

    this.runnable = {
      launch: launch.kind,
      arn: definition.arn,
      containerName: family,
      portName: PORT_NAME,
      port: port.number,
      endsTls: port.appProtocol === undefined,
      logGroupName: group.name,
      takesCommands,
    };
    this.taskRoleArn = roles.taskRoleArn;
    this.taskRoleName = roles.taskRoleName;
    this.logGroupName = group.name;
    this.registerOutputs({
      runnable: this.runnable,
      taskRoleArn: this.taskRoleArn,
      taskRoleName: this.taskRoleName,
      logGroupName: this.logGroupName,
    });
  }
}

function rolesOf(args: TaskDefinitionArgs, logGroupArn: pulumi.Output<string>): TaskRolesArgs {
  const { home, image, secrets, secretKeyArns, statements, commands } = args;
  return {
    home,
    repositoryArn: image.repositoryArn,
    logGroupArn,
    secretArns: Object.values(secrets).map(({ secretArn }) => secretArn),
    secretKeyArns,
    statements,
    ...(commands === undefined ? {} : { commands }),
  };
}

function runtimeOf(launch: Launch) {
  if (launch.kind === "gpu") return { requiresCompatibilities: ["EC2"] };
  const runtimePlatform = {
    cpuArchitecture: launch.architecture,
    operatingSystemFamily: "LINUX",
  };
  return { requiresCompatibilities: ["FARGATE"], runtimePlatform };
}

function taskRules(args: TaskDefinitionArgs): Record<string, boolean> {
  const { launch, image, user, port, scratch, healthCheck, memoryMib } = args;
  const { tmpfs, volumes } = mountsOf(launch, scratch, args.commands !== undefined);
  const gpus = launch.kind === "gpu" ? [{ type: "GPU", value: String(launch.gpus) }] : [];
  const task = ecsRules({
    ...runtimeOf(launch),
    networkMode: "awsvpc",
    cpu: args.cpuUnits,
    memory: memoryMib,
    volumes,
    containers: [
      {
        // The registry is not known yet; the digest is.
        image: `repository@${image.digest}`,
        resourceRequirements: gpus,
        logConfiguration: { logDriver: "awslogs" },
        linuxParameters: { tmpfs },
        stopTimeout: args.stopTimeoutSeconds,
        healthCheck: healthCheckOf(healthCheck, port),
      },
    ],
  });
  return {
    ...task,
    ...mountRules(launch, scratch, memoryMib),
    ...environmentRules(args.environment, args.secrets),
    "a user and a group that are not root": [user.uid, user.gid].every(
      (id) => Number.isInteger(id) && id > 0,
    ),
    "a port from 1024 to 65535": Number.isInteger(port.number) && isOpenToUsers(port.number),
    "a health check that can be asked": isAskable(healthCheck),
  };
}

/** Ports below 1024 want a capability, and a container has none. */
function isOpenToUsers(port: number): boolean {
  return 1024 <= port && port <= 65_535;
}
