import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { type ScalingGoal, isReachable, targetTracking } from "./scalingGoals.ts";
import { type OffHours, type TaskBounds, areBounds, isSchedule, shifts } from "./scalingHours.ts";
import type { ServiceNames } from "./serviceMetrics.ts";

/** What AWS foresees of a service from its last two weeks. @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/predictive-auto-scaling.html */
export interface Prediction {
  of: "cpu" | "memory";
  /** Percent that tasks should have of it when what is foreseen comes. */
  percent: number;
  /** Whether it starts tasks, or only says what it would do, by which to judge it first. */
  mode: "forecastAndScale" | "forecastOnly";
}

export interface ServiceScalingArgs extends ServiceNames {
  /** Passive: the bounds of a region that waits, and no schedules. */
  posture: "active" | "passive";
  /** Tasks at least and at most, of a region that serves and of one that waits. */
  bounds: { active: TaskBounds; passive: TaskBounds };
  /** At most one of a kind; each alone can add tasks, and all have to agree to take one away. */
  goals: ScalingGoal[];
  /** When fewer tasks are enough. */
  offHours?: OffHours;
  prediction?: Prediction;
}

/**
 * Seconds before what is foreseen that tasks are started: as long as an instance with GPUs takes until it serves.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingPolicyConfiguration.html
 */
const AHEAD_SECONDS = 900;

const PAIRS = { cpu: "ECSServiceCPUUtilization", memory: "ECSServiceMemoryUtilization" } as const;
const MODES = { forecastAndScale: "ForecastAndScale", forecastOnly: "ForecastOnly" } as const;

/**
 * Decides how many tasks a service has. Children: 1 scalable target, 1 scaling policy per goal, 1 for a prediction, and 2 scheduled
 * actions for off hours where the region serves.
 *
 * @throws ResourceError when bounds exclude each other, a goal cannot be reached or comes twice, or a schedule is none
 * @see 45 CFR 164.308(a)(7)(i), contingency plan
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 */
export class ServiceScaling extends pulumi.ComponentResource {
  /** By the kind of their goal, and `prediction`. */
  readonly policyArns: Record<string, pulumi.Output<string>>;
  /** What holds now. */
  readonly bounds: TaskBounds;

  constructor(name: string, args: ServiceScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ServiceScaling", name, args, opts);
    const { clusterName, serviceName, posture, goals, prediction } = args;
    demand(this, scalingRules(args));

    const child = { parent: this };
    const { min, max } = args.bounds[posture];
    const target = new aws.appautoscaling.Target(
      name,
      {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: pulumi.interpolate`service/${clusterName}/${serviceName}`,
        minCapacity: min,
        maxCapacity: max,
      },
      child,
    );
    const { serviceNamespace, scalableDimension, resourceId } = target;
    const scaled = { serviceNamespace, scalableDimension, resourceId };
    const policies = goals.map((goal) => {
      const policy = new aws.appautoscaling.Policy(
        `${name}-${goal.kind}`,
        {
          policyType: "TargetTrackingScaling",
          ...scaled,
          targetTrackingScalingPolicyConfiguration: targetTracking(goal, args),
        },
        child,
      );
      return [goal.kind, policy.arn] as const;
    });
    const foreseen = prediction && predict(`${name}-prediction`, scaled, prediction, child);
    const hours = posture === "active" ? args.offHours : undefined;
    for (const { shift, ...action } of hours ? shifts(hours, args.bounds.active) : []) {
      new aws.appautoscaling.ScheduledAction(`${name}-${shift}`, { ...scaled, ...action }, child);
    }

    this.policyArns = Object.fromEntries([
      ...policies,
      ...(foreseen === undefined ? [] : [["prediction", foreseen.arn] as const]),
    ]);
    this.bounds = { min, max };
    this.registerOutputs({ policyArns: this.policyArns, bounds: this.bounds });
  }
}

type Scaled = Pick<
  aws.appautoscaling.PolicyArgs,
  "resourceId" | "scalableDimension" | "serviceNamespace"
>;

function predict(
  name: string,
  scaled: Scaled,
  { of, percent, mode }: Prediction,
  child: pulumi.CustomResourceOptions,
): aws.appautoscaling.Policy {
  const pair = { predefinedMetricPairSpecification: { predefinedMetricType: PAIRS[of] } };
  return new aws.appautoscaling.Policy(
    name,
    {
      policyType: "PredictiveScaling",
      ...scaled,
      predictiveScalingPolicyConfiguration: {
        mode: MODES[mode],
        maxCapacityBreachBehavior: "HonorMaxCapacity",
        schedulingBufferTime: AHEAD_SECONDS,
        metricSpecifications: [{ ...pair, targetValue: String(percent) }],
      },
    },
    child,
  );
}

function scalingRules(args: ServiceScalingArgs): Record<string, boolean> {
  const { bounds, goals, offHours, prediction } = args;
  const kinds = goals.map(({ kind }) => kind);
  return {
    "whole numbers of tasks, 0 <= min <= max": [
      bounds.active,
      bounds.passive,
      ...(offHours === undefined ? [] : [offHours.bounds]),
    ].every(areBounds),
    "one goal or more, each kind once": goals.length > 0 && new Set(kinds).size === kinds.length,
    "goals over 0, and percents under 100": goals.every(isReachable),
    "a percent of prediction over 0 and under 100":
      prediction === undefined || (prediction.percent > 0 && prediction.percent < 100),
    "schedules of six cron fields in a time zone": offHours === undefined || isSchedule(offHours),
    "an active min of 1 or more, without a goal of backlog": isStartable(args),
  };
}

/** Only a queue grows while no task runs; by any other goal a service without tasks would stay without. */
function isStartable({ bounds: { active }, goals }: ServiceScalingArgs): boolean {
  return goals.some(({ kind }) => kind === "backlog") || active.max === 0 || active.min > 0;
}
