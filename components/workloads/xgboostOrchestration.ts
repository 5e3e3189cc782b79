import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { Workflow } from "../compute/workflow.ts";
import { type Recurrence, WorkflowSchedule } from "../compute/workflowSchedule.ts";
import { StartOnEvent } from "../data/startOnEvent.ts";
import { demand } from "../lib/demand.ts";
import { approvedStatement } from "./approvedModel.ts";
import { awaitedStatement, passStatement } from "./jobStatements.ts";
import { xgboostWorkflow, type XgboostWorkflowArgs } from "./xgboostWorkflow.ts";

/** Characters of a SageMaker name that a hash, an attempt and their hyphens leave. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
const MAX_NAME = 43;

export interface XgboostOrchestrationArgs extends Omit<
  XgboostWorkflowArgs,
  "namePrefix" | "groupName"
> {
  /** Known before it exists, since policies and events spell it. */
  groupName: string;
  /** How often it trains. */
  recurrence: Recurrence;
  posture: "active" | "passive";
  /** Key of what passes between states, and of starts that failed. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Trains by a schedule, and scores after it and whenever somebody approves a model. Children: 1 {@link Workflow},
 * 1 {@link WorkflowSchedule}, 1 {@link StartOnEvent}.
 *
 * @throws ResourceError when the name is too long for SageMaker's, or a limit is not positive
 * @see 45 CFR 164.312(c)(1), integrity
 */
export class XgboostOrchestration extends pulumi.ComponentResource {
  readonly stateMachineArn: pulumi.Output<string>;
  readonly scheduleArn: pulumi.Output<string>;

  constructor(
    name: string,
    args: XgboostOrchestrationArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("novamind:workloads:XgboostOrchestration", name, args, opts);
    const { home, groupName, recurrence, posture, keyArn, logKeyArn, alarmTopicArn } = args;
    demand(this, {
      [`a name of at most ${String(MAX_NAME)} letters, digits and hyphens`]:
        /^[a-zA-Z0-9-]+$/.test(name) && name.length <= MAX_NAME,
      "limits of 1 second or more": Object.values(args.limits).every((seconds) => seconds >= 1),
    });

    const child = { parent: this };
    const definition = xgboostWorkflow({ ...args, namePrefix: name });
    const statements = taskStatements(name, args);
    const { stateMachineArn } = new Workflow(
      name,
      { home, definition, statements, keyArn, logKeyArn, alarmTopicArn },
      child,
    );
    const description = "Trains XGBoost and scores with the approved model";
    const { scheduleArn } = new WorkflowSchedule(
      `${name}-schedule`,
      { home, description, recurrence, posture, stateMachineArn, keyArn, alarmTopicArn },
      child,
    );
    new StartOnEvent(
      `${name}-approval`,
      {
        home,
        stateMachineArn,
        description: `A model of ${groupName} that was approved`,
        pattern: {
          source: ["aws.sagemaker"],
          "detail-type": ["SageMaker Model Package State Change"],
          detail: { ModelPackageGroupName: [groupName], ModelApprovalStatus: ["Approved"] },
        },
      },
      child,
    );

    this.stateMachineArn = stateMachineArn;
    this.scheduleArn = scheduleArn;
    this.registerOutputs({
      stateMachineArn: this.stateMachineArn,
      scheduleArn: this.scheduleArn,
    });
  }
}

function taskStatements(name: string, args: XgboostOrchestrationArgs): aws.iam.PolicyStatement[] {
  const { home, groupName, scoring } = args;
  const { partition, region, accountId } = home;
  const here = (service: string, rest: pulumi.Input<string>) =>
    pulumi.interpolate`arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  const pipeline = pulumi.interpolate`pipeline/${args.pipelineName}`;
  return [
    {
      Sid: "Features",
      Effect: "Allow",
      Action: ["glue:BatchStopJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:StartJobRun"],
      Resource: here("glue", pulumi.interpolate`job/${args.featureJobName}`),
    },
    {
      Sid: "Train",
      Effect: "Allow",
      Action: "sagemaker:StartPipelineExecution",
      Resource: here("sagemaker", pipeline),
    },
    {
      Sid: "Look",
      Effect: "Allow",
      Action: "sagemaker:DescribePipelineExecution",
      Resource: here("sagemaker", pulumi.interpolate`${pipeline}/execution/*`),
    },
    approvedStatement(home, groupName),
    {
      Sid: "MakeModel",
      Effect: "Allow",
      Action: "sagemaker:CreateModel",
      Resource: here("sagemaker", `model/${name}-*`),
      Condition: { Bool: { "sagemaker:NetworkIsolation": "true" } },
    },
    {
      Sid: "Score",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:CreateTransformJob",
        "sagemaker:DeleteModel",
        "sagemaker:DescribeTransformJob",
        "sagemaker:StopTransformJob",
      ],
      Resource: [
        here("sagemaker", `model/${name}-*`),
        here("sagemaker", `transform-job/${name}-*`),
      ],
    },
    passStatement(scoring.place.roleArn),
    awaitedStatement(home, "TransformJobs"),
  ];
}
