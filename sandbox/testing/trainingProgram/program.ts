import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../../../components/compute/endpointStatements.ts";
import { BatchScoring } from "../../../components/workloads/batchScoring.ts";
import { JobLogs } from "../../../components/workloads/jobLogs.ts";
import { ModelMonitor, type ModelMonitorArgs } from "../../../components/workloads/modelMonitor.ts";
import type { JobPlace, JobSize } from "../../../components/workloads/sagemakerJobs.ts";
import { TrainingPipeline } from "../../../components/workloads/trainingPipeline.ts";
import { XgboostOrchestration } from "../../../components/workloads/xgboostOrchestration.ts";

const ACCOUNT = "777777777777";
const HOME = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };
const SIZE: JobSize = {
  instanceType: "ml.m5.xlarge",
  instances: 1,
  volumeGb: 30,
  maxSeconds: 3600,
};

const IMAGE = {
  repositoryArn: `arn:aws:ecr:us-east-2:${ACCOUNT}:repository/risk`,
  repositoryUrl: `${ACCOUNT}.dkr.ecr.us-east-2.amazonaws.com/risk`,
  digest: `sha256:${"a".repeat(64)}`,
};

/** Where everything is, whether that serves, and who is called. */
interface Place {
  posture: ModelMonitorArgs["posture"];
  place: Omit<JobPlace, "roleArn">;
  told: Pick<ModelMonitorArgs, "home" | "logKeyArn" | "alarmTopicArn">;
  folder: (prefix: string) => BucketFolder;
}

/** Training, scoring and monitoring of one model, as a team of its own would have them. Configuration says the posture. */
export default function program(): void {
  const provider = new aws.Provider("ml-us-east-2", {
    region: "us-east-2",
    assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
  });
  const opts = { provider };
  const { arn: keyArn } = new aws.kms.Key("phi", {}, opts);
  const { arn: alarmTopicArn } = new aws.sns.Topic("alarms", {}, opts);
  const bucket = new aws.s3.Bucket("models", {}, opts);
  const where: Omit<Place, "posture"> = {
    place: placeIn(opts, keyArn),
    told: { home: HOME, logKeyArn: keyArn, alarmTopicArn },
    folder: (prefix) => ({ bucketName: bucket.bucket, bucketArn: bucket.arn, prefix }),
  };

  new JobLogs("jobs", { logKeyArn: keyArn }, opts);
  const posture = new pulumi.Config().require("posture") === "active" ? "active" : "passive";
  trained(opts, { ...where, posture });
  monitored(opts, { ...where, posture });
}

function trained(opts: { provider: aws.Provider }, { place, posture, told, folder }: Place): void {
  const { pipelineName } = new TrainingPipeline(
    "risk-training",
    {
      ...told,
      place,
      features: folder("features/"),
      models: folder("risk/"),
      processingImage: IMAGE,
      trainingImage: IMAGE,
      sizes: { prepare: SIZE, train: SIZE, evaluate: SIZE },
      spotWaitSeconds: 3600,
      hyperParameters: { objective: "binary:logistic", num_round: "100" },
      minimumAuc: 0.8,
      servedOn: { realTime: ["ml.m5.large"], transform: ["ml.m5.xlarge"] },
    },
    opts,
  );
  const scoring = {
    artifacts: folder("risk/artifacts/"),
    input: folder("rows/"),
    output: folder("scores/"),
    outputKeyArn: place.keyArn,
  };
  const { job } = new BatchScoring(
    "risk-scoring",
    { home: HOME, place, size: SIZE, image: IMAGE, ...scoring },
    opts,
  );
  new XgboostOrchestration(
    "risk",
    {
      ...told,
      featureJobName: "features",
      pipelineName,
      groupName: "risk-training",
      limits: { featureSeconds: 3600, trainingSeconds: 14_400 },
      scoring: job,
      recurrence: { expression: "cron(0 3 * * ? *)", timeZone: "America/Chicago" },
      posture,
      keyArn: place.keyArn,
    },
    opts,
  );
}

function monitored(
  opts: { provider: aws.Provider },
  { place, posture, told, folder }: Place,
): void {
  new ModelMonitor(
    "risk-monitor",
    {
      ...told,
      ...{ place, posture },
      endpointName: "risk",
      groupName: "risk-training",
      baselines: folder("risk/runs/"),
      captures: folder("captured/risk/AllTraffic/"),
      reports: folder("risk/drift/"),
      image: IMAGE,
      size: SIZE,
      maxDrift: 0.2,
    },
    opts,
  );
}

function placeIn(
  opts: { provider: aws.Provider },
  keyArn: pulumi.Output<string>,
): Omit<JobPlace, "roleArn"> {
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const group = new aws.ec2.SecurityGroup("training", { vpcId, description: "Jobs" }, opts);
  const subnet = new aws.ec2.Subnet(
    "training",
    { vpcId, availabilityZone: "us-east-2a", cidrBlock: "10.1.0.0/24" },
    opts,
  );
  return { keyArn, subnetIds: [subnet.id], securityGroupIds: [group.id] };
}
