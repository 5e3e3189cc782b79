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
import { ModelMonitor, type ModelMonitorArgs } from "./modelMonitor.ts";
import { folder, IMAGE, SIZE, TRAINING } from "./testing/training.ts";

const MACHINE = "aws:sfn/stateMachine:StateMachine";
const args: ModelMonitorArgs = {
  home: HOME,
  posture: "active",
  endpointName: "prod-xgboost",
  groupName: "prod-xgboost-training",
  baselines: folder("models", "xgboost/runs/"),
  captures: folder("features", "captures/prod-xgboost/AllTraffic/"),
  reports: folder("models", "xgboost/drift/"),
  image: IMAGE,
  size: SIZE,
  place: TRAINING.place,
  maxDrift: 0.2,
  logKeyArn: LOG_KEY,
  alarmTopicArn: TOPIC,
};

describe("ModelMonitor", () => {
  let made: ModelMonitor;
  let declared: Declared[];
  let text: string;
  let definition: WorkflowDefinition;

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: HOME.region });
      made = new ModelMonitor("prod-xgboost-monitor", args, { provider });
    });
    text = only(declared, MACHINE).inputs["definition"] as string;
    definition = JSON.parse(text) as WorkflowDefinition;
  });

  it("is a workflow of ours by the hour, and nothing of the service that is closed", async () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:ModelMonitor": 1,
      "novamind:workloads:MonitorRole": 1,
      "novamind:compute:Workflow": 1,
      "novamind:compute:WorkflowAlarms": 1,
      "novamind:compute:WorkflowSchedule": 1,
      "novamind:data:DeadLetterQueue": 1,
      "aws:iam/role:Role": 3,
      "aws:iam/rolePolicy:RolePolicy": 3,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 5,
      "aws:sqs/queue:Queue": 1,
      "aws:sqs/queuePolicy:QueuePolicy": 1,
      "aws:scheduler/schedule:Schedule": 1,
      [MACHINE]: 1,
    });
    expect(providersOf(declared)).to.deep.equal(["here"]);
    expect(await valueOf(made.stateMachineArn)).to.equal("arn:aws:mock:::prod-xgboost-monitor");
    expect(await valueOf(made.alarmArn)).to.equal("arn:aws:mock:::prod-xgboost-monitor");
    expect(only(declared, "aws:scheduler/schedule:Schedule").inputs).to.include({
      scheduleExpression: "cron(20 * * * ? *)",
      state: "ENABLED",
    });
  });

  it("is all there in a passive region, where nothing starts it", async () => {
    const passive = await deploy(
      () => new ModelMonitor("prod-xgboost-monitor", { ...args, posture: "passive" }),
    );
    const but = ({ type }: Declared) => !/Schedule$|^pulumi:providers/.test(type);
    const text = (all: Declared[]) =>
      all
        .filter(but)
        .map(({ name, type, inputs }) => [type, name, type.startsWith("aws:") ? inputs : {}]);

    expect(text(passive)).to.deep.equal(text(declared));
    expect(only(passive, "aws:scheduler/schedule:Schedule").inputs).to.include({
      state: "DISABLED",
    });
  });

  it("is valid in the language of states", () => {
    expect(definitionErrors(text)).to.equal("");
  });

  it("compares the requests of an hour with the baseline of the approved model, without a network", () => {
    const compare = definition.States["Compare"]?.["Arguments"] as Record<string, unknown>;

    expect(compare).to.have.nested.property("ProcessingInputs[0].S3Input.S3Uri", "{% $baseline %}");
    expect(compare).to.have.nested.property(
      "ProcessingInputs[1].S3Input.S3Uri",
      "{% 's3://features/captures/prod-xgboost/AllTraffic/' & $hour & '/' %}",
    );
    expect(compare).to.have.nested.property("ProcessingOutputConfig.KmsKeyId", KEY);
    expect(compare).to.have.nested.property(
      "ProcessingResources.ClusterConfig.VolumeKmsKeyId",
      KEY,
    );
    expect(compare["NetworkConfig"]).to.deep.equal({
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: { Subnets: args.place.subnetIds, SecurityGroupIds: args.place.securityGroupIds },
    });
    expect(compare["RoleArn"]).to.equal("arn:aws:mock:::prod-xgboost-monitor-job");
  });

  it("is well without requests, and fails without an approved model", () => {
    expect(definition.States["IsAsked"]).to.include({ Default: "NotAsked" });
    expect(definition.States["NotAsked"]).to.deep.include({ Type: "Succeed" });
    expect(definition.States["NotApproved"]).to.include({ Type: "Fail" });
  });

  it("publishes the metric that the alarm watches", () => {
    const { inputs } = only(
      declared,
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "prod-xgboost-monitor",
    );

    expect(inputs).to.deep.include({
      namespace: "Novamind/Models",
      metricName: "FeatureDrift",
      dimensions: { EndpointName: "prod-xgboost" },
      threshold: 0.2,
      treatMissingData: "notBreaching",
      alarmActions: [TOPIC],
    });
    expect(definition.States["Publish"]?.["Arguments"]).to.deep.equal({
      Namespace: "Novamind/Models",
      MetricData: [
        {
          MetricName: "FeatureDrift",
          Dimensions: [{ Name: "EndpointName", Value: "prod-xgboost" }],
          Value: "{% $drift %}",
        },
      ],
    });
  });

  it("lets the job read requests, and the workflow only see that there are any", () => {
    const by = (name: string) => {
      const policy = only(declared, "aws:iam/rolePolicy:RolePolicy", name);
      return Object.fromEntries(statementsOf(policy).map((one) => [one.Sid, one]));
    };
    const job = by("prod-xgboost-monitor-job");
    const workflow = by("prod-xgboost-monitor");

    expect(job["ReadCaptures"]?.Resource).to.equal(
      "arn:aws:s3:::features/captures/prod-xgboost/AllTraffic/*",
    );
    expect(Object.keys(job).filter((sid) => sid.startsWith("Write"))).to.deep.equal([
      "WriteReports",
    ]);
    expect(workflow["FindRequests"]?.Action).to.equal("s3:ListBucket");
    expect(JSON.stringify(workflow)).to.not.contain("s3:GetObject");
    expect(workflow["Compare"]?.Condition).to.have.property("Bool");
    expect(workflow["Publish"]?.Condition).to.deep.equal({
      StringEquals: { "cloudwatch:namespace": "Novamind/Models" },
    });
  });

  it("refuses folders that are none, and a threshold that always calls", async () => {
    const wrong = { ...args, captures: { ...args.captures, prefix: "captures" }, maxDrift: 0 };

    expect(await refusal(deploy(() => new ModelMonitor("x".repeat(44), wrong)))).to.equal(
      "ModelMonitor needs a name of at most 43 letters, digits and hyphens, baselines, captures and reports in folders, maxDrift > 0",
    );
  });
});
