import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { type InstanceBounds, scalableVariant } from "./endpointScaling.ts";

/** Seconds without work before an instance is taken away: a new one has to fetch its model again. */
const SCALE_IN_SECONDS = 900;

/** Seconds before a further instance is added, since the last one has to fetch its model first. */
const SCALE_OUT_SECONDS = 300;

/** Seconds of one measurement, and measurements in a row, until the first instance is asked for. */
const PERIOD_SECONDS = 60;
const PERIODS = 2;

export interface BacklogScalingArgs {
  endpointName: pulumi.Input<string>;
  /** From none at all. */
  bounds: InstanceBounds;
  /** Requests that may wait for each instance before another is added. */
  backlogPerInstance: number;
}

/**
 * As many instances as a queue of requests needs, and none without any. Of none, the backlog per instance says nothing, so a policy of
 * its own starts the first. Children: 1 scalable target, 2 scaling policies, 1 metric alarm.
 *
 * @throws ResourceError when the bounds exclude each other, or do not let it have an instance; when nothing may wait
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export class BacklogScaling extends pulumi.ComponentResource {
  /** Alarm that starts the first instance; it calls nobody. */
  readonly wakeAlarmArn: pulumi.Output<string>;

  constructor(name: string, args: BacklogScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:BacklogScaling", name, args, opts);
    const { endpointName, bounds, backlogPerInstance } = args;
    const { min, max } = bounds;
    demand(this, {
      "0 <= min <= max, and max >= 1, in whole instances":
        Number.isInteger(min) && Number.isInteger(max) && 0 <= min && min <= max && max >= 1,
      "backlogPerInstance > 0": backlogPerInstance > 0,
    });

    const child = { parent: this };
    const target = new aws.appautoscaling.Target(
      name,
      { ...scalableVariant(endpointName), minCapacity: min, maxCapacity: max },
      child,
    );
    const { serviceNamespace, scalableDimension, resourceId } = target;
    const scaled = { serviceNamespace, scalableDimension, resourceId };
    new aws.appautoscaling.Policy(
      name,
      { ...scaled, ...tracking(endpointName, backlogPerInstance) },
      child,
    );
    const wake = new aws.appautoscaling.Policy(`${name}-wake`, { ...scaled, ...waking() }, child);
    const alarm = new aws.cloudwatch.MetricAlarm(
      `${name}-wake`,
      wakeAlarm(endpointName, wake.arn),
      child,
    );

    this.wakeAlarmArn = alarm.arn;
    this.registerOutputs({ wakeAlarmArn: this.wakeAlarmArn });
  }
}

function tracking(endpointName: pulumi.Input<string>, targetValue: number) {
  return {
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      customizedMetricSpecification: {
        namespace: "AWS/SageMaker",
        metricName: "ApproximateBacklogSizePerInstance",
        dimensions: [{ name: "EndpointName", value: endpointName }],
        statistic: "Average",
      },
      targetValue,
      scaleInCooldown: SCALE_IN_SECONDS,
      scaleOutCooldown: SCALE_OUT_SECONDS,
    },
  };
}

function waking() {
  return {
    policyType: "StepScaling",
    stepScalingPolicyConfiguration: {
      adjustmentType: "ChangeInCapacity",
      metricAggregationType: "Average",
      cooldown: SCALE_OUT_SECONDS,
      stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
    },
  };
}

function wakeAlarm(
  endpointName: pulumi.Input<string>,
  policyArn: pulumi.Input<string>,
): aws.cloudwatch.MetricAlarmArgs {
  return {
    alarmDescription: "Requests wait, and there is no instance: starts one",
    namespace: "AWS/SageMaker",
    metricName: "HasBacklogWithoutCapacity",
    dimensions: { EndpointName: endpointName },
    statistic: "Average",
    period: PERIOD_SECONDS,
    evaluationPeriods: PERIODS,
    datapointsToAlarm: PERIODS,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "missing",
    alarmActions: [policyArn],
  };
}
