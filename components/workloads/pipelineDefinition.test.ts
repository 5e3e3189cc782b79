import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { KEY } from "../compute/testing/hosting.ts";
import { valueOf } from "../testing/deploy.ts";
import { pipelineDefinition, type PipelineDefinitionArgs } from "./pipelineDefinition.ts";
import { DIGEST, PLACE, SIZE, TRAINING } from "./testing/training.ts";

interface Step {
  Name: string;
  Type: string;
  Arguments: Record<string, unknown>;
  RetryPolicies?: { ExceptionType: string[] }[];
  PropertyFiles?: Record<string, string>[];
}

interface Definition {
  Version: string;
  Parameters: Record<string, unknown>[];
  Steps: Step[];
}

const args: PipelineDefinitionArgs = { ...TRAINING, groupName: "xgboost", place: PLACE };

async function defined(given = args): Promise<{ definition: Definition; text: string }> {
  const text = await valueOf(pulumi.jsonStringify(pipelineDefinition(given)));
  return { definition: JSON.parse(text) as Definition, text };
}

describe("pipelineDefinition", () => {
  let steps: Record<string, Step>;
  let definition: Definition;
  let text: string;

  before(async () => {
    ({ definition, text } = await defined());
    const decision = definition.Steps.find(({ Type }) => Type === "Condition")?.Arguments;
    const branches = [decision?.["IfSteps"], decision?.["ElseSteps"]] as Step[][];
    steps = Object.fromEntries([...definition.Steps, ...branches.flat()].map((s) => [s.Name, s]));
  });

  it("prepares, trains, evaluates and registers, or fails", () => {
    expect(definition.Version).to.equal("2020-12-01");
    expect(Object.values(steps).map(({ Name, Type }) => `${Name}: ${Type}`)).to.deep.equal([
      "Prepare: Processing",
      "Train: Training",
      "Evaluate: Processing",
      "Decide: Condition",
      "Register: RegisterModel",
      "NotGoodEnough: Fail",
    ]);
  });

  it("refers only to steps, outputs and parameters that there are", () => {
    const outputs = ["Prepare", "Evaluate"].flatMap((name) => {
      const config = steps[name]?.Arguments["ProcessingOutputConfig"] as {
        Outputs: { OutputName: string }[];
      };
      return config.Outputs.map(({ OutputName }) => `${name}.${OutputName}`);
    });
    const used = [...text.matchAll(/Steps\.(\w+)\.ProcessingOutputConfig\.Outputs\['(\w+)'\]/g)];
    expect(used.length).to.be.greaterThan(3);
    for (const [, ...parts] of used) expect(outputs).to.include(parts.join("."));

    const known = [
      ...Object.keys(steps).map((step) => `Steps.${step}`),
      "Execution.PipelineExecutionId",
      "Parameters.MinimumAuc",
    ];
    const got = [...text.matchAll(/"Get":"(\w+\.\w+)/g)].map(([, path = ""]) => path);
    expect(known).to.include.members(got);
    expect(definition.Parameters).to.deep.equal([
      { Name: "MinimumAuc", Type: "Float", DefaultValue: 0.8 },
    ]);
  });

  it("runs each job in our subnets, without a way out, under our key for volumes and outputs", () => {
    const vpc = { Subnets: PLACE.subnetIds, SecurityGroupIds: PLACE.securityGroupIds };
    const closed = {
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: vpc,
    };
    for (const name of ["Prepare", "Evaluate"]) {
      const Arguments = steps[name]?.Arguments;
      expect(Arguments?.["NetworkConfig"]).to.deep.equal(closed);
      expect(Arguments).to.have.nested.property("ProcessingOutputConfig.KmsKeyId", KEY);
      const cluster = "ProcessingResources.ClusterConfig.VolumeKmsKeyId";
      expect(Arguments).to.have.nested.property(cluster, KEY);
      expect(Arguments?.["RoleArn"]).to.equal(PLACE.roleArn);
    }
    const train = steps["Train"]?.Arguments;
    expect(train).to.deep.include(closed);
    expect(train).to.have.nested.property("OutputDataConfig.KmsKeyId", KEY);
    expect(train).to.have.nested.property("ResourceConfig.VolumeKmsKeyId", KEY);
  });

  it("gives no key to volumes of instances that encrypt their own disks", async () => {
    const size = { ...SIZE, instanceType: "ml.g5.2xlarge" } as const;
    const sizes = { prepare: size, train: size, evaluate: size };

    expect((await defined({ ...args, sizes })).text).to.not.contain("VolumeKmsKeyId");
  });

  it("trains on Spot, from a checkpoint of its own execution, no longer than it may", () => {
    const train = steps["Train"]?.Arguments;

    expect(train).to.deep.include({
      EnableManagedSpotTraining: true,
      StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 10_800 },
    });
    expect(train).to.deep.nested.include({
      "CheckpointConfig.S3Uri": {
        "Std:Join": {
          On: "/",
          Values: [
            "s3://models/xgboost/runs",
            { Get: "Execution.PipelineExecutionId" },
            "checkpoints",
          ],
        },
      },
      "AlgorithmSpecification.TrainingImage": `111122223333.dkr.ecr.us-east-2.amazonaws.com/xgboost@${DIGEST}`,
    });
  });

  it("registers a model that is good enough, for a person to approve", () => {
    expect(steps["Decide"]?.Arguments["Conditions"]).to.deep.equal([
      {
        Type: "GreaterThanOrEqualTo",
        LeftValue: {
          "Std:JsonGet": {
            PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Evaluation" },
            Path: "auc",
          },
        },
        RightValue: { Get: "Parameters.MinimumAuc" },
      },
    ]);
    expect(steps["Evaluate"]?.PropertyFiles).to.deep.equal([
      { PropertyFileName: "Evaluation", OutputName: "evaluation", FilePath: "evaluation.json" },
    ]);
    expect(steps["Register"]?.Arguments).to.include({
      ModelPackageGroupName: "xgboost",
      ModelApprovalStatus: "PendingManualApproval",
    });
    expect(steps["Register"]?.Arguments["ModelMetrics"]).to.have.keys(
      "ModelQuality",
      "ModelDataQuality",
    );
  });

  it("tries again what fails for want of capacity or of AWS's own", () => {
    for (const name of ["Prepare", "Train", "Evaluate"]) {
      const retried = steps[name]?.RetryPolicies?.flatMap(({ ExceptionType }) => ExceptionType);
      expect(retried).to.include.members(["SageMaker.CAPACITY_ERROR", "Step.THROTTLING"]);
    }
    expect(steps["NotGoodEnough"]).to.not.have.property("RetryPolicies");
  });
});
