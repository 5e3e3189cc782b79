import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";

/**
 * Readers that an Aurora cluster has at most.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html
 */
export const MAX_READERS = 15;

/** Percent of CPU, on average over the readers, that scaling holds: room for one of three to be lost. */
const TARGET_CPU_PERCENT = 60;

/** Seconds that scaling waits before it takes a reader away again: a new one needs minutes until its caches are warm. */
const SCALE_IN_SECONDS = 900;

export interface ReaderScalingArgs {
  clusterIdentifier: pulumi.Input<string>;
  /** Readers that always are; those that the cluster itself declares count. */
  min: number;
  /** Readers that may be at most. */
  max: number;
}

/**
 * Adds readers to an Aurora cluster when those it has are busy, and takes them away again; never those that the program declared.
 * AWS scales only a cluster that is the primary of its global database. Children: 1 scalable target, 1 scaling policy.
 *
 * @throws ResourceError when the bounds exclude each other or are more than Aurora has
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html
 */
export class ReaderScaling extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: ReaderScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:ReaderScaling", name, args, opts);
    const { clusterIdentifier, min, max } = args;
    demand(this, {
      "whole numbers of readers": Number.isInteger(min) && Number.isInteger(max),
      [`1 <= min <= max <= ${String(MAX_READERS)}`]: 1 <= min && min <= max && max <= MAX_READERS,
    });

    const child = { parent: this };
    const target = new aws.appautoscaling.Target(
      name,
      {
        serviceNamespace: "rds",
        scalableDimension: "rds:cluster:ReadReplicaCount",
        resourceId: pulumi.interpolate`cluster:${clusterIdentifier}`,
        minCapacity: min,
        maxCapacity: max,
      },
      child,
    );
    const policy = new aws.appautoscaling.Policy(
      name,
      {
        policyType: "TargetTrackingScaling",
        serviceNamespace: target.serviceNamespace,
        scalableDimension: target.scalableDimension,
        resourceId: target.resourceId,
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: {
            predefinedMetricType: "RDSReaderAverageCPUUtilization",
          },
          targetValue: TARGET_CPU_PERCENT,
          scaleInCooldown: SCALE_IN_SECONDS,
        },
      },
      child,
    );

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}
