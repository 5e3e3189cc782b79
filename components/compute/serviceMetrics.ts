import type * as pulumi from "@pulumi/pulumi";

/** Seconds of one measurement: what load balancers, ECS and SQS publish in. */
export const PERIOD_SECONDS = 60;

/** One series of CloudWatch, with all of its dimensions. */
export interface Metric {
  namespace: string;
  metricName: string;
  dimensions: Record<string, pulumi.Input<string>>;
}

/** What CloudWatch knows a service's load balancer and target groups by. */
export interface TargetNames {
  loadBalancerSuffix: pulumi.Input<string>;
  targetGroupSuffixes: pulumi.Input<string>[];
}

/** What CloudWatch knows a service by. */
export interface ServiceNames {
  clusterName: pulumi.Input<string>;
  serviceName: pulumi.Input<string>;
}

/** A metric of each of the target groups, in their order. */
export function ofTargets(names: TargetNames, metricName: string): Metric[] {
  return names.targetGroupSuffixes.map((TargetGroup) => ({
    namespace: "AWS/ApplicationELB",
    metricName,
    dimensions: { LoadBalancer: names.loadBalancerSuffix, TargetGroup },
  }));
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html */
export function ofService(
  { clusterName, serviceName }: ServiceNames,
  metricName: "DesiredTaskCount" | "RunningTaskCount",
): Metric {
  const dimensions = { ClusterName: clusterName, ServiceName: serviceName };
  return { namespace: "ECS/ContainerInsights", metricName, dimensions };
}

/** Series under the ids `<prefix>0`, `<prefix>1` and so on, for an expression. */
export function numbered(prefix: string, metrics: Metric[]): { id: string; metric: Metric }[] {
  return metrics.map((metric, index) => ({ id: `${prefix}${String(index)}`, metric }));
}

/**
 * Adds series up, one that is silent counting as 0: of two target groups, one has no requests most of the time.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function sumOf(series: { id: string }[]): string {
  return series.map(({ id }) => `FILL(${id}, 0)`).join(" + ");
}
