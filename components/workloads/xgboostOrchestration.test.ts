import * as aws from "@pulumi/aws";
import { expect } from "chai";

import {
  HOME,
  KEY,
  LOG_KEY,
  providersOf,
  refusal,
  statementsOf,
  TOPIC,
} from "../compute/testing/hosting.ts";
import type { WorkflowDefinition } from "../compute/workflowDefinition.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { definitionErrors } from "../testing/statesLanguage.ts";
import { SCORING } from "./testing/scoring.ts";
import { PLACE } from "./testing/training.ts";
import { XgboostOrchestration, type XgboostOrchestrationArgs } from "./xgboostOrchestration.ts";

const MACHINE = "aws:sfn/stateMachine:StateMachine";
const HERE = "arn:aws:sagemaker:us-east-2:111122223333";
const args: XgboostOrchestrationArgs = {
  home: HOME,
  featureJobName: "features",
  pipelineName: "training",
  groupName: "training",
  limits: { featureSeconds: 3600, trainingSeconds: 14_400 },
  scoring: { ...SCORING, place: PLACE },
  recurrence: { expression: "cron(0 3 * * ? *)", timeZone: "Etc/UTC" },
  posture: "active",
  keyArn: KEY,
  logKeyArn: LOG_KEY,
  alarmTopicArn: TOPIC,
};

describe("XgboostOrchestration", () => {
  let made: XgboostOrchestration;
  let declared: Declared[];
  let text: string;
  let definition: WorkflowDefinition;

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: HOME.region });
      made = new XgboostOrchestration("prod-xgboost", args, { provider });
    });
    text = only(declared, MACHINE).inputs["definition"] as string;
    definition = JSON.parse(text) as WorkflowDefinition;
  });

  it("is a workflow that a schedule and an approval start", async () => {
    expect(inventory(declared)).to.deep.include({
      "novamind:workloads:XgboostOrchestration": 1,
      "novamind:compute:Workflow": 1,
      "novamind:compute:WorkflowSchedule": 1,
      "novamind:data:StartOnEvent": 1,
      [MACHINE]: 1,
      "aws:scheduler/schedule:Schedule": 1,
      "aws:cloudwatch/eventRule:EventRule": 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.stateMachineArn)).to.equal("arn:aws:mock:::prod-xgboost");
    expect(await valueOf(made.scheduleArn)).to.equal("arn:aws:mock:::prod-xgboost-schedule");
    const { eventPattern } = only(declared, "aws:cloudwatch/eventRule:EventRule").inputs;
    expect(JSON.parse(eventPattern as string)).to.have.deep.property("detail", {
      ModelPackageGroupName: ["training"],
      ModelApprovalStatus: ["Approved"],
    });
  });

  it("is valid in the language of states", () => {
    expect(definitionErrors(text)).to.equal("");
    expect(definition.TimeoutSeconds).to.equal(3600 + 14_400 + 3 * 7200 + 3600);
  });

  it("trains on features, looks at the pipeline until it ends, and scores", () => {
    const { States } = definition;
    const resources = Object.values(States).flatMap(({ Resource }) => Resource ?? []);

    expect(resources).to.deep.equal([
      "arn:aws:states:::glue:startJobRun.sync",
      "arn:aws:states:::aws-sdk:sagemaker:startPipelineExecution",
      "arn:aws:states:::aws-sdk:sagemaker:describePipelineExecution",
      "arn:aws:states:::aws-sdk:sagemaker:listModelPackages",
      "arn:aws:states:::sagemaker:createModel",
      "arn:aws:states:::sagemaker:createTransformJob.sync",
      "arn:aws:states:::aws-sdk:sagemaker:deleteModel",
    ]);
    expect(States["IsTrained"]).to.deep.include({ Default: "NotTrained" });
    expect(States["Train"]?.["Arguments"]).to.deep.equal({
      PipelineName: "training",
      ClientRequestToken: "{% $token %}",
    });
  });

  it("takes the model away after a batch that failed, and fails then", () => {
    const { States } = definition;

    expect(States["Score"]?.["Catch"]).to.deep.equal([
      { ErrorEquals: ["States.ALL"], Assign: { failed: true }, Next: "RemoveModel" },
    ]);
    expect(States["IsDone"]).to.deep.include({
      Choices: [{ Condition: "{% $failed %}", Next: "NotDone" }],
      Default: "Done",
    });
    expect(States["NotDone"]?.Type).to.equal("Fail");
  });

  it("lets its role start and watch its own job, pipeline, models and batches", () => {
    const policy = only(declared, "aws:iam/rolePolicy:RolePolicy", "prod-xgboost");
    const by = Object.fromEntries(statementsOf(policy).map((one) => [one.Sid, one]));

    expect(by["Features"]?.Resource).to.equal("arn:aws:glue:us-east-2:111122223333:job/features");
    expect(by["Train"]?.Resource).to.equal(`${HERE}:pipeline/training`);
    expect(by["Look"]?.Resource).to.equal(`${HERE}:pipeline/training/execution/*`);
    expect(by["MakeModel"]).to.deep.include({
      Resource: `${HERE}:model/prod-xgboost-*`,
      Condition: { Bool: { "sagemaker:NetworkIsolation": "true" } },
    });
    expect(by["HandsTheRoleOn"]?.Resource).to.equal(PLACE.roleArn);
    expect(by["HearsTheEnd"]?.Resource).to.equal(
      "arn:aws:events:us-east-2:111122223333:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule",
    );
  });

  it("refuses a name that leaves no room, and no time", async () => {
    const limits = { featureSeconds: 0, trainingSeconds: 1 };
    const program = () => new XgboostOrchestration("x".repeat(44), { ...args, limits });

    expect(await refusal(deploy(program))).to.equal(
      "XgboostOrchestration needs a name of at most 43 letters, digits and hyphens, limits of 1 second or more",
    );
  });
});
