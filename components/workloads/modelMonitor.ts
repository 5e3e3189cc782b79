import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { isFolder } from "../compute/endpointStatements.ts";
import { Workflow } from "../compute/workflow.ts";
import { type Recurrence, WorkflowSchedule } from "../compute/workflowSchedule.ts";
import { demand } from "../lib/demand.ts";
import {
  DRIFT_METRIC,
  driftWorkflow,
  type DriftWorkflowArgs,
  MODEL_METRICS,
} from "./driftWorkflow.ts";
import { MonitorRole } from "./monitorRole.ts";
import { monitorStatements } from "./monitorStatements.ts";
import { jobNeeds, type JobPlace } from "./sagemakerJobs.ts";

/** Each hour, when what was kept of the last one has arrived. */
const RECURRENCE: Recurrence = { expression: "cron(20 * * * ? *)", timeZone: "Etc/UTC" };

/** Seconds of one measurement. */
const PERIOD_SECONDS = 3600;

/** Characters of a SageMaker name that a hash, an attempt and their hyphens leave. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html */
const MAX_NAME = 43;

export interface ModelMonitorArgs extends Omit<DriftWorkflowArgs, "namePrefix" | "place"> {
  /** Whether the region serves: a passive one has no endpoint that would be asked, and compares nothing. */
  posture: "active" | "passive";
  place: Omit<JobPlace, "roleArn">;
  /** Training's folder with the statistics that requests are compared with. */
  baselines: DriftWorkflowArgs["captures"];
  /** Population stability index from which people are called; 0.2 is where a shift is commonly taken for one. */
  maxDrift: number;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Watches whether what an endpoint is asked still is as what its model was trained on. SageMaker Model Monitor is closed to new customers
 * (decision 0064), so a workflow of ours does it. It needs no instances, so a passive region has it too, and does not start it.
 * Children: 1 {@link MonitorRole}, 1 {@link Workflow}, 1 {@link WorkflowSchedule}, 1 metric alarm.
 *
 * @throws ResourceError when the name, a folder, the image, the size or the threshold cannot be
 * @see 45 CFR 164.312(c)(1), integrity
 */
export class ModelMonitor extends pulumi.ComponentResource {
  readonly stateMachineArn: pulumi.Output<string>;
  readonly alarmArn: pulumi.Output<string>;

  constructor(name: string, args: ModelMonitorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:ModelMonitor", name, args, opts);
    const { home, posture, place, image, endpointName, maxDrift, logKeyArn, alarmTopicArn } = args;
    const { baselines, captures, reports } = args;
    const { keyArn } = place;
    demand(this, {
      [`a name of at most ${String(MAX_NAME)} letters, digits and hyphens`]:
        /^[a-zA-Z0-9-]+$/.test(name) && name.length <= MAX_NAME,
      "baselines, captures and reports in folders": [baselines, captures, reports].every(isFolder),
      ...jobNeeds([args.size], [image], place),
      "maxDrift > 0": maxDrift > 0,
    });

    const child = { parent: this };
    const used = { home, baselines, captures, reports, image, keyArn };
    const { roleArn } = new MonitorRole(`${name}-job`, used, child);
    const definition = driftWorkflow({ ...args, namePrefix: name, place: { ...place, roleArn } });
    const statements = monitorStatements(name, roleArn, args);
    const { stateMachineArn } = new Workflow(
      name,
      { home, definition, statements, keyArn, logKeyArn, alarmTopicArn },
      child,
    );
    new WorkflowSchedule(
      `${name}-schedule`,
      {
        home,
        description: `Compares requests to ${endpointName} with what its model was trained on`,
        recurrence: RECURRENCE,
        posture,
        stateMachineArn,
        keyArn,
        alarmTopicArn,
      },
      child,
    );
    const alarm = new aws.cloudwatch.MetricAlarm(
      name,
      {
        alarmDescription: `${endpointName}: requests have moved from what its model was trained on`,
        namespace: MODEL_METRICS,
        metricName: DRIFT_METRIC,
        dimensions: { EndpointName: endpointName },
        statistic: "Maximum",
        period: PERIOD_SECONDS,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanThreshold",
        threshold: maxDrift,
        // Nobody asked, or the comparison failed, which the workflow's own alarms tell.
        treatMissingData: "notBreaching",
        alarmActions: [alarmTopicArn],
        okActions: [alarmTopicArn],
      },
      child,
    );

    this.stateMachineArn = stateMachineArn;
    this.alarmArn = alarm.arn;
    this.registerOutputs({ stateMachineArn: this.stateMachineArn, alarmArn: this.alarmArn });
  }
}
