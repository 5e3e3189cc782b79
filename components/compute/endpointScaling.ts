import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { VARIANT_NAME } from "./endpointVariant.ts";

/** Seconds before an instance is taken away again: a new one has to fetch its model first. */
const SCALE_IN_SECONDS = 600;

/** Seconds before a further instance is added: until the last one answers, its share of requests is still the others'. */
const SCALE_OUT_SECONDS = 300;

/** Schedules of EventBridge's syntax. @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html */
const CRON = /^cron\(\S+( \S+){5}\)$/;

/** How many instances; autoscaling chooses between. */
export interface InstanceBounds {
  min: number;
  max: number;
}

/** Hours with other bounds. What changes the bounds by deployment within them holds until the next begin or end. */
export interface OffHours {
  /** `cron(minutes hours day-of-month month day-of-week year)`. */
  begin: string;
  end: string;
  /** Name in the tz database, for example `America/Chicago`. */
  timezone: string;
  bounds: InstanceBounds;
}

export interface EndpointScalingArgs {
  endpointName: pulumi.Input<string>;
  bounds: InstanceBounds;
  /** Requests that one instance takes in a minute before another is added. */
  requestsPerMinute: number;
  offHours: "none" | OffHours;
}

/** A variant as Application Auto Scaling knows it. @see https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-sagemaker.html */
export function scalableVariant(endpointName: pulumi.Input<string>) {
  return {
    serviceNamespace: "sagemaker",
    scalableDimension: "sagemaker:variant:DesiredInstanceCount",
    resourceId: pulumi.interpolate`endpoint/${endpointName}/variant/${VARIANT_NAME}`,
  };
}

/**
 * Adds instances to an endpoint that answers in real time when those it has are busy, takes them away again, and keeps fewer off
 * hours where it is told to. It never comes to none: such an endpoint has no queue in which requests could wait.
 * Children: 1 scalable target, 1 scaling policy; 2 scheduled actions where there are off hours.
 *
 * @throws ResourceError when bounds exclude each other or reach none, the requests are not positive, or a schedule is none
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html
 */
export class EndpointScaling extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: EndpointScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:EndpointScaling", name, args, opts);
    const { endpointName, bounds, requestsPerMinute, offHours } = args;
    demand(this, {
      "1 <= min <= max, in whole instances": within(bounds),
      "requestsPerMinute > 0": requestsPerMinute > 0,
      ...(offHours === "none" ? {} : offHoursNeeds(offHours)),
    });

    const child = { parent: this };
    const target = new aws.appautoscaling.Target(
      name,
      { ...scalableVariant(endpointName), minCapacity: bounds.min, maxCapacity: bounds.max },
      child,
    );
    const { serviceNamespace, scalableDimension, resourceId } = target;
    const scaled = { serviceNamespace, scalableDimension, resourceId };
    const policy = new aws.appautoscaling.Policy(
      name,
      {
        ...scaled,
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: {
            predefinedMetricType: "SageMakerVariantInvocationsPerInstance",
          },
          targetValue: requestsPerMinute,
          scaleInCooldown: SCALE_IN_SECONDS,
          scaleOutCooldown: SCALE_OUT_SECONDS,
        },
      },
      child,
    );
    if (offHours !== "none") {
      const { timezone } = offHours;
      const change = (at: string, schedule: string, { min, max }: InstanceBounds) => {
        const scalableTargetAction = { minCapacity: min, maxCapacity: max };
        new aws.appautoscaling.ScheduledAction(
          `${name}-${at}`,
          { ...scaled, schedule, timezone, scalableTargetAction },
          child,
        );
      };
      change("off-hours", offHours.begin, offHours.bounds);
      change("hours", offHours.end, bounds);
    }

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}

function within({ min, max }: InstanceBounds): boolean {
  return Number.isInteger(min) && Number.isInteger(max) && 1 <= min && min <= max;
}

function offHoursNeeds({ begin, end, bounds }: OffHours): Record<string, boolean> {
  return {
    "off hours of 1 <= min <= max, in whole instances": within(bounds),
    "off hours that begin and end by cron(six fields)": CRON.test(begin) && CRON.test(end),
  };
}
