import * as pulumi from "@pulumi/pulumi";

import { ContainerService } from "../compute/containerService.ts";
import {
  GPU_UTILIZATION_METRIC,
  HOST_METRICS_NAMESPACE,
  hostDimensions,
} from "../compute/hostMetrics.ts";
import { type ImageSource, repositoryFrom } from "../compute/imageSource.ts";
import { type GpuFamily, INSTANCE_TYPES } from "../compute/instanceTypes.ts";
import type { ScalingGoal } from "../compute/scalingGoals.ts";
import type { OffHours, TaskBounds } from "../compute/scalingHours.ts";
import type { TargetNames } from "../compute/serviceMetrics.ts";
import type { Rollout } from "../compute/serviceRollout.ts";
import { ServiceScaling } from "../compute/serviceScaling.ts";
import type { Balancer } from "../compute/serviceTargets.ts";
import { TaskDefinition } from "../compute/taskDefinition.ts";
import { CONSUMERS } from "../data/consumers.ts";
import { demand } from "../lib/demand.ts";
import { PatAlarms } from "./patAlarms.ts";
import { type PatRelease, type PatTaskArgs, patTask, releaseNeeds } from "./patTask.ts";

/** Of its images, after the registry's prefix. */
const IMAGE = "pat";

/** What of the balancer's requests is PAT's. Its health it tells the balancer alone. */
const PATHS = ["/v1/analyses", "/v1/analyses/*", "/v1/version", "/v1/metrics"];

/**
 * A release first gets one request in ten, so that failures of it are more than alarms allow; `busy` is a failure too. Meanwhile both
 * revisions run in full.
 */
const ROLLOUT: Rollout = {
  strategy: "canary",
  canaryPercent: 10,
  canaryBakeMinutes: 10,
  bakeMinutes: 15,
};
const MAX_ERROR_PERCENT = 5;

/** Seconds in which a host's first task comes up: it fetches the model, and CUDA makes ready what it has not seen yet. */
const GRACE_SECONDS = 300;

/** Seconds for which a browser's WebSocket comes back to the same task. */
const STICKINESS_SECONDS = 3600;

/** Seconds that open requests of a leaving task have: as many as it has itself, once it is told to stop. */
const DEREGISTRATION_SECONDS = 120;

/** An analysis takes about two seconds, one at a time: two thirds of what a task can do. */
const REQUESTS_PER_TASK_AND_MINUTE = 20;

/** Percent of time that GPUs work, also for the WebSockets that no count of requests sees. */
const GPU_PERCENT = 60;

export interface PatServiceArgs extends PatTaskArgs {
  images: ImageSource;
  /** What runs; until there is an image and a model, nothing does. */
  release?: PatRelease | undefined;
  /** Passive: the bounds of a region that waits, and no schedules. */
  posture: "active" | "passive";
  /** The cluster that runs it, as it tells of itself. */
  cluster: {
    clusterArn: pulumi.Input<string>;
    clusterName: pulumi.Input<string>;
    capacityProviders: Partial<Record<GpuFamily, pulumi.Input<string>>>;
  };
  /** Hosts of the cluster that it runs on. */
  family: GpuFamily;
  tasks: { active: TaskBounds; passive: TaskBounds };
  /** When fewer tasks are enough. */
  offHours?: OffHours | undefined;
  vpcId: pulumi.Input<string>;
  /** One per zone, without a way to the internet. */
  subnetIds: pulumi.Input<string>[];
  securityGroupId: pulumi.Input<string>;
  /** The balancer in front of models, and the place among its rules. */
  entrance: Pick<Balancer, "listenerArn" | "testListenerArn" | "priority">;
  /** Topic of this region, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * The service that judges actigraphy with the Pretrained Actigraphy Transformer, on hosts with GPUs. Children: 1
 * `ImageRepository`, unless its images are copies; with a release 1 {@link TaskDefinition}, 1 {@link ContainerService},
 * 1 {@link ServiceScaling} and 1 {@link PatAlarms}.
 *
 * @throws ResourceError when policies elsewhere would not know its role, its hosts have no NVIDIA GPUs, its model is not where it may
 *   read, or a part of it refuses
 * @see 45 CFR 164.312(a)(1), access control; 164.312(e)(1), transmission security
 * @see docs/decisions/0066-entrance-of-pat.md
 */
export class PatService extends pulumi.ComponentResource {
  readonly repositoryUrl: pulumi.Output<string>;
  /** None without a release, as of all below. */
  readonly serviceName: pulumi.Output<string> | undefined;
  readonly taskRoleArn: pulumi.Output<string> | undefined;
  readonly alarmArns: pulumi.Output<string>[];

  constructor(name: string, args: PatServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    const { images, ...values } = args;
    super("novamind:workloads:PatService", name, values, opts);
    demand(this, needsOf(name, args));

    const child = { parent: this };
    const repository = repositoryFrom(name, IMAGE, images, args.home, child);
    const { release } = args;
    const running = release && run(name, args, patTask(release, repository, args), child);

    this.repositoryUrl = pulumi.output(repository.repositoryUrl);
    this.serviceName = running?.serviceName;
    this.taskRoleArn = running?.taskRoleArn;
    this.alarmArns = running?.alarmArns ?? [];
    this.registerOutputs({
      repositoryUrl: this.repositoryUrl,
      serviceName: this.serviceName,
      taskRoleArn: this.taskRoleArn,
      alarmArns: this.alarmArns,
    });
  }
}

type Child = { parent: pulumi.ComponentResource };

function run(name: string, args: PatServiceArgs, task: ReturnType<typeof patTask>, child: Child) {
  const { home, cluster, posture, tasks, offHours, alarmTopicArn } = args;
  const { clusterArn, clusterName } = cluster;
  const definition = new TaskDefinition(name, task, child);
  const service = new ContainerService(
    name,
    {
      ...{ home, clusterArn, clusterName, task: definition.runnable },
      placement: { kind: "gpu", providers: providersOf(args) },
      subnetIds: args.subnetIds,
      securityGroupIds: [args.securityGroupId],
      rollout: ROLLOUT,
      firstTasks: tasks[posture].min,
      balancer: balancerOf(args),
      healthGraceSeconds: GRACE_SECONDS,
      maxErrorPercent: MAX_ERROR_PERCENT,
      alarmTopicArn,
    },
    child,
  );
  const { serviceName, targets } = service;
  if (targets === undefined) throw new pulumi.RunError(`${name} has a balancer and no targets`);
  new ServiceScaling(
    name,
    {
      ...{ clusterName, serviceName, posture, bounds: tasks, goals: goalsOf(targets, args) },
      ...(offHours && { offHours }),
    },
    child,
  );
  const { logGroupName, taskRoleArn } = definition;
  const own = new PatAlarms(name, { ...targets, logGroupName, alarmTopicArn }, child);
  return { serviceName, taskRoleArn, alarmArns: [...service.alarmArns, ...own.alarmArns] };
}

function providersOf({ cluster, family }: PatServiceArgs) {
  const providerName = cluster.capacityProviders[family];
  return providerName === undefined ? [] : [{ providerName, weight: 1 }];
}

function balancerOf({ vpcId, entrance }: PatServiceArgs): Balancer {
  return {
    ...entrance,
    vpcId,
    pathPatterns: PATHS,
    healthPath: "/ready",
    stickinessSeconds: STICKINESS_SECONDS,
    deregistrationSeconds: DEREGISTRATION_SECONDS,
    // A task that is ready has made an analysis already.
    slowStartSeconds: 0,
  };
}

function goalsOf(targets: TargetNames, { cluster, family }: PatServiceArgs): ScalingGoal[] {
  const metric = {
    namespace: HOST_METRICS_NAMESPACE,
    metricName: GPU_UTILIZATION_METRIC,
    dimensions: hostDimensions(cluster.clusterName, family),
  };
  return [
    { kind: "requests", targets, perTaskAndMinute: REQUESTS_PER_TASK_AND_MINUTE },
    { kind: "gpu", percent: GPU_PERCENT, metric },
  ];
}

function needsOf(name: string, { family, cluster, release }: PatServiceArgs) {
  return {
    "a name that ends in -pat, by which policies elsewhere know its role": `${name}-task`.endsWith(
      `-${CONSUMERS.PatService.role}`,
    ),
    "hosts with NVIDIA GPUs": INSTANCE_TYPES[family].image === "gpu",
    [`hosts of ${family} in the cluster`]: cluster.capacityProviders[family] !== undefined,
    ...(release && releaseNeeds(release)),
  };
}
