import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import {
  type Metric,
  type ServiceNames,
  type TargetNames,
  numbered,
  ofService,
  ofTargets,
  sumOf,
} from "./serviceMetrics.ts";

/** What scaling holds at a value, by adding and taking away tasks. */
export type ScalingGoal =
  | { kind: "requests"; targets: TargetNames; perTaskAndMinute: number }
  | {
      kind: "backlog";
      /** Queue of this account and region. */
      queueName: pulumi.Input<string>;
      /** Messages that one task may have before it: seconds that a message may wait, by seconds that one takes. */
      perTask: number;
    }
  | {
      kind: "gpu";
      percent: number;
      /** Where the agent of the hosts publishes how busy their GPUs are. */
      metric: Metric;
    }
  | { kind: "cpu" | "memory"; percent: number };

type TargetTracking = aws.types.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfiguration;

/**
 * Seconds after a change until the next. Out soon, since requests wait; in late, since a model takes minutes to load again.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 */
const OUT_SECONDS = 60;
const IN_SECONDS = 900;

const PREDEFINED = {
  cpu: "ECSServiceAverageCPUUtilization",
  memory: "ECSServiceAverageMemoryUtilization",
} as const;

/** Value that a goal holds. */
export function valueOfGoal(goal: ScalingGoal): number {
  if (goal.kind === "requests") return goal.perTaskAndMinute;
  return goal.kind === "backlog" ? goal.perTask : goal.percent;
}

/** Whether a goal's value can be one: percents leave room for what comes while a new task starts. */
export function isReachable(goal: ScalingGoal): boolean {
  const value = valueOfGoal(goal);
  return value > 0 && (!("percent" in goal) || value < 100);
}

/** The goal as Application Auto Scaling has it. */
export function targetTracking(goal: ScalingGoal, service: ServiceNames): TargetTracking {
  return {
    ...metricOf(goal, service),
    targetValue: valueOfGoal(goal),
    scaleInCooldown: IN_SECONDS,
    scaleOutCooldown: OUT_SECONDS,
  };
}

function metricOf(goal: ScalingGoal, service: ServiceNames): Omit<TargetTracking, "targetValue"> {
  switch (goal.kind) {
    case "requests":
      return requestsPerTask(goal.targets);
    case "backlog":
      return backlogPerTask(goal.queueName, service);
    case "gpu": {
      const { namespace, metricName, dimensions } = goal.metric;
      const series = { namespace, metricName, dimensions: named(dimensions) };
      return { customizedMetricSpecification: { ...series, statistic: "Average" } };
    }
    case "cpu":
    case "memory":
      return {
        predefinedMetricSpecification: { predefinedMetricType: PREDEFINED[goal.kind] },
      };
  }
}

/**
 * Of all target groups. AWS's predefined metric is bound to one, and after every other deployment the requests are in the other:
 * scaling would then see none and take the tasks away.
 */
function requestsPerTask(targets: TargetNames): Omit<TargetTracking, "targetValue"> {
  const series = numbered("asked", ofTargets(targets, "RequestCountPerTarget"));
  return formula(sumOf(series), series, "Sum");
}

/**
 * Messages by running tasks; with none running, the messages themselves, so that the first starts tasks from none.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
 */
function backlogPerTask(QueueName: pulumi.Input<string>, service: ServiceNames) {
  const queued: Metric = {
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName },
  };
  const running = ofService(service, "RunningTaskCount");
  const series = [
    { id: "queued", metric: queued },
    { id: "running", metric: running },
  ];
  return formula("queued / IF(FILL(running, 0) > 0, FILL(running, 1), 1)", series, "Average");
}

function formula(
  expression: string,
  series: { id: string; metric: Metric }[],
  stat: "Average" | "Sum",
): Omit<TargetTracking, "targetValue"> {
  const metrics = [
    { id: "value", expression, label: "value", returnData: true },
    ...series.map(({ id, metric: { namespace, metricName, dimensions } }) => ({
      id,
      metricStat: { metric: { namespace, metricName, dimensions: named(dimensions) }, stat },
      returnData: false,
    })),
  ];
  return { customizedMetricSpecification: { metrics } };
}

function named(dimensions: Metric["dimensions"]) {
  return Object.entries(dimensions).map(([name, value]) => ({ name, value }));
}
