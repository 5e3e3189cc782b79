import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { DeploymentRole, hookCalls, trafficShift } from "./deploymentRole.ts";
import { RunningTasksAlarm } from "./runningTasksAlarm.ts";
import { ConnectTlsRole, type ServiceConnect, connectConfiguration } from "./serviceConnect.ts";
import type { TargetNames } from "./serviceMetrics.ts";
import { type Placement, placementOf, serviceRules } from "./servicePlacement.ts";
import { type DeploymentHook, type Rollout, deploymentConfiguration } from "./serviceRollout.ts";
import { type Balancer, ServiceTargets } from "./serviceTargets.ts";
import { TargetAlarms } from "./targetAlarms.ts";
import type { RunnableTask } from "./taskDefinition.ts";

export interface ContainerServiceArgs {
  home: Home;
  clusterArn: pulumi.Input<string>;
  clusterName: pulumi.Input<string>;
  task: RunnableTask;
  placement: Placement;
  /** One per zone, without a way in from the internet. */
  subnetIds: pulumi.Input<string>[];
  securityGroupIds: pulumi.Input<string>[];
  rollout: Rollout;
  /** Tasks at first; from then on scaling decides. */
  firstTasks: number;
  /** Where requests come from; a service that fetches its work needs none. */
  balancer?: Balancer;
  /** How services of the cluster's namespace find it. */
  connect?: ServiceConnect;
  /** Functions that say whether a deployment may go on. */
  hooks?: DeploymentHook[];
  /** Seconds in which a starting task need not answer the load balancer: a model has to be loaded. */
  healthGraceSeconds: number;
  /** Percent of requests that may fail; more calls for people and rolls a deployment back. */
  maxErrorPercent: number;
  /** Alarms of its own making that roll a deployment back too. */
  rollbackAlarmNames?: pulumi.Input<string>[];
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Keeps tasks running, and passes to new revisions by ECS itself, which goes back when tasks fail or an alarm calls. Children:
 * 1 service, 1 {@link RunningTasksAlarm}; with a balancer 1 {@link ServiceTargets} and 1 {@link TargetAlarms}, and 1
 * {@link DeploymentRole} where two revisions share it; 1 {@link DeploymentRole} for hooks; 1 {@link ConnectTlsRole} for TLS of
 * Service Connect.
 *
 * @throws ResourceError when the task cannot run where it is placed, or ECS could not make the deployment
 * @see 45 CFR 164.308(a)(7)(i), contingency plan; 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 */
export class ContainerService extends pulumi.ComponentResource {
  readonly serviceArn: pulumi.Output<string>;
  readonly serviceName: pulumi.Output<string>;
  /** What CloudWatch knows its requests by; none without a balancer. */
  readonly targets: TargetNames | undefined;
  readonly targetGroupArns: pulumi.Output<string>[];
  readonly alarmArns: pulumi.Output<string>[];

  constructor(name: string, args: ContainerServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ContainerService", name, args, opts);
    const { clusterName, alarmTopicArn } = args;
    demand(this, serviceRules(args));

    const child = { parent: this };
    const requests = requestsOf(name, args, child);
    const service = new aws.ecs.Service(
      name,
      {
        ...settingsOf(args),
        ...connectionsOf(name, args, child),
        ...rollbackBy([...requests.alarmNames, ...(args.rollbackAlarmNames ?? [])]),
        deploymentConfiguration: deploymentOf(name, args, child),
        loadBalancers: requests.loadBalancers,
      },
      { parent: this, ignoreChanges: ["desiredCount"] },
    );
    const { alarmArn } = new RunningTasksAlarm(
      `${name}-tasks`,
      { clusterName, serviceName: service.name, alarmTopicArn },
      child,
    );

    this.serviceArn = service.arn;
    this.serviceName = service.name;
    this.targets = requests.targets;
    this.targetGroupArns = requests.targetGroupArns;
    this.alarmArns = [...requests.alarmArns, alarmArn];
    this.registerOutputs({
      serviceArn: this.serviceArn,
      serviceName: this.serviceName,
      targets: this.targets,
      targetGroupArns: this.targetGroupArns,
      alarmArns: this.alarmArns,
    });
  }
}

type Child = { parent: pulumi.ComponentResource };

/** What is the same for every service. */
function settingsOf(args: ContainerServiceArgs): aws.ecs.ServiceArgs {
  const { task, subnetIds, securityGroupIds } = args;
  return {
    cluster: args.clusterArn,
    taskDefinition: task.arn,
    desiredCount: args.firstTasks,
    ...placementOf(args.placement),
    networkConfiguration: {
      assignPublicIp: false,
      securityGroups: securityGroupIds,
      subnets: subnetIds,
    },
    deploymentController: { type: "ECS" },
    deploymentCircuitBreaker: { enable: true, rollback: true },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    availabilityZoneRebalancing: "ENABLED",
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
    enableExecuteCommand: task.takesCommands,
    ...(args.balancer === undefined
      ? {}
      : { healthCheckGracePeriodSeconds: args.healthGraceSeconds }),
    // A deployment bakes longer than an update should take, and GPUs can be sold out for hours: alarms tell, not the update.
    waitForSteadyState: false,
  };
}

function rollbackBy(alarmNames: pulumi.Input<string>[]) {
  return alarmNames.length === 0 ? {} : { alarms: { enable: true, rollback: true, alarmNames } };
}

interface Requests {
  targets: TargetNames | undefined;
  targetGroupArns: pulumi.Output<string>[];
  alarmNames: pulumi.Output<string>[];
  alarmArns: pulumi.Output<string>[];
  loadBalancers: aws.types.input.ecs.ServiceLoadBalancer[];
}

/** The balancer's side: target groups, their alarms, and how ECS shifts requests between them. */
function requestsOf(name: string, args: ContainerServiceArgs, child: Child): Requests {
  const { balancer, task, rollout, maxErrorPercent, alarmTopicArn } = args;
  if (balancer === undefined) {
    const none = { targetGroupArns: [], alarmNames: [], alarmArns: [], loadBalancers: [] };
    return { targets: undefined, ...none };
  }
  const revisions = rollout.strategy === "rolling" ? "one" : "two";
  const made = new ServiceTargets(name, { ...balancer, port: task.port, revisions }, child);
  const { loadBalancerSuffix, targetGroupSuffixes, targetGroupArns } = made;
  const targets = { loadBalancerSuffix, targetGroupSuffixes };
  const { alarmNames, alarmArns } = new TargetAlarms(
    name,
    { ...targets, maxErrorPercent, alarmTopicArn },
    child,
  );
  const [blue] = targetGroupArns;
  const loadBalancer = {
    containerName: task.containerName,
    containerPort: task.port,
    ...(blue === undefined ? {} : { targetGroupArn: blue }),
    ...shiftOf(`${name}-traffic`, made, child),
  };
  return { targets, targetGroupArns, alarmNames, alarmArns, loadBalancers: [loadBalancer] };
}

/** How ECS shifts requests from one target group to the other, where there are two. */
function shiftOf(name: string, { targetGroupArns, ruleArns }: ServiceTargets, child: Child) {
  const [, green] = targetGroupArns;
  const [production, test] = ruleArns;
  if (green === undefined || production === undefined) return {};
  const statements = trafficShift(targetGroupArns, ruleArns);
  const { roleArn } = new DeploymentRole(name, { statements }, child);
  const advancedConfiguration = {
    alternateTargetGroupArn: green,
    productionListenerRule: production,
    ...(test === undefined ? {} : { testListenerRule: test }),
    roleArn,
  };
  return { advancedConfiguration };
}

function deploymentOf(name: string, { rollout, hooks = [] }: ContainerServiceArgs, child: Child) {
  if (hooks.length === 0) return deploymentConfiguration(rollout, hooks);
  const statements = hookCalls(hooks.map(({ functionArn }) => functionArn));
  const { roleArn } = new DeploymentRole(`${name}-hooks`, { statements }, child);
  return deploymentConfiguration(rollout, hooks, roleArn);
}

function connectionsOf(name: string, { home, task, connect }: ContainerServiceArgs, child: Child) {
  if (connect === undefined) return {};
  const { tls } = connect;
  if (tls === undefined) {
    return { serviceConnectConfiguration: connectConfiguration(home, task, connect) };
  }
  const { roleArn } = new ConnectTlsRole(`${name}-tls`, { home, keyArn: tls.keyArn }, child);
  return { serviceConnectConfiguration: connectConfiguration(home, task, connect, roleArn) };
}
