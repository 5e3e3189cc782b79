import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { PERIOD_SECONDS, PERIODS, type Serving, type Watch, watchesOf } from "./endpointMetrics.ts";
import type { HostingType } from "./hostingTypes.ts";

/** Alarms that tell a bad release from a good one: the others can have causes outside of it. */
const OF_RELEASES = ["errors", "latency"];

/** ARNs of the alarms that call a release of an endpoint back, for the role that has to see them: known before they exist. */
export function rollbackAlarmArns(endpointName: string, home: Home): string[] {
  const { partition, region, accountId } = home;
  const alarms = `arn:${partition}:cloudwatch:${region}:${accountId}:alarm`;
  return OF_RELEASES.map((key) => `${alarms}:${alarmName(endpointName, key)}`);
}

function alarmName(endpointName: string, key: string): string {
  return `${endpointName}-${key}`;
}

export interface EndpointAlarmsArgs {
  /** With which the names of the alarms begin, too. */
  endpointName: string;
  instanceType: HostingType;
  /** Seconds that the model may take for 99 of 100 requests. */
  latencySeconds: number;
  serving: Serving;
  /** Topic of the alarms' region, whose policy lets CloudWatch of this account publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when an endpoint fails, refuses, slows down, falls behind or fills up; two of them also call a release back. An
 * endpoint without requests publishes nothing, and is well. Children: 1 metric alarm for each of errors, refusals, latency and disk;
 * overhead for one that answers in real time; backlog and failures for one that does not; gpu-memory for one that has GPUs.
 *
 * @throws ResourceError when a time is not positive
 * @see 45 CFR 164.308(a)(6)(ii), response and reporting
 */
export class EndpointAlarms extends pulumi.ComponentResource {
  /** By what they watch, for example `errors`. */
  readonly alarmArns: Record<string, pulumi.Output<string>>;
  /** Names of those that call a release back. */
  readonly rollbackAlarmNames: pulumi.Output<string>[];

  constructor(name: string, args: EndpointAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:EndpointAlarms", name, args, opts);
    const { latencySeconds, serving, alarmTopicArn } = args;
    demand(this, {
      "latencySeconds > 0": latencySeconds > 0,
      "overheadSeconds or backlogAgeSeconds > 0":
        serving.kind === "realTime" ? serving.overheadSeconds > 0 : serving.backlogAgeSeconds > 0,
    });

    const alarms = Object.entries(watchesOf(args)).map(([key, watch]) => {
      const inputs = {
        name: alarmName(args.endpointName, key),
        ...alarmOf(args.endpointName, watch, alarmTopicArn),
      };
      const alarm = new aws.cloudwatch.MetricAlarm(`${name}-${key}`, inputs, { parent: this });
      return { key, alarm };
    });

    const ofReleases = alarms.filter(({ key }) => OF_RELEASES.includes(key));
    this.alarmArns = Object.fromEntries(alarms.map(({ key, alarm }) => [key, alarm.arn]));
    this.rollbackAlarmNames = ofReleases.map(({ alarm }) => alarm.name);
    this.registerOutputs({
      alarmArns: this.alarmArns,
      rollbackAlarmNames: this.rollbackAlarmNames,
    });
  }
}

function alarmOf(
  endpointName: string,
  { meaning, statistic, ...series }: Watch,
  alarmTopicArn: pulumi.Input<string>,
): aws.cloudwatch.MetricAlarmArgs {
  return {
    ...series,
    ...(statistic === "p99" ? { extendedStatistic: statistic } : { statistic }),
    alarmDescription: `${endpointName}: ${meaning}`,
    period: PERIOD_SECONDS,
    evaluationPeriods: PERIODS,
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
  };
}
