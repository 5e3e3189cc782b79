import { HOME, KEY, LOG_KEY, TOPIC } from "../../compute/testing/hosting.ts";
import type { MentalLlamaArgs, LlamaService } from "../mentalLlama.ts";

export const DIGEST = `sha256:${"ab12".repeat(16)}`;
export const OTHER_DIGEST = `sha256:${"cd34".repeat(16)}`;
export const REPOSITORY = {
  repositoryUrl: "111122223333.dkr.ecr.us-east-2.amazonaws.com/novamind/llama",
  repositoryArn: "arn:aws:ecr:us-east-2:111122223333:repository/novamind/llama",
};
export const DATA_KEY = "arn:aws:kms:us-east-2:999988887777:key/phi";
export const INFERENCE = { arn: "arn:aws:s3:::prod-ml-inference-1a2b3c4", keyArn: KEY };
export const MODELS = { arn: "arn:aws:s3:::prod-ml-models-1a2b3c4", keyArn: KEY };

export const SERVICE: LlamaService = {
  model: "mental-llama-33b-1",
  release: { digest: DIGEST, folder: "llama/33b-1/" },
  callers: {
    issuer: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_AbCdEfGhI",
    clientIds: ["web", "mobile"],
    groups: ["clinicians"],
  },
  realTime: {
    instanceType: "ml.p4d.24xlarge",
    bounds: { min: 2, max: 4 },
    offHours: "none",
    shadow: "none",
  },
  asynchronous: { instanceType: "ml.p4d.24xlarge", maxInstances: 2 },
  listener: { listenerArn: "arn:aws:mock:::listener", priority: 20 },
};

export const ARGS: MentalLlamaArgs = {
  home: HOME,
  posture: "active",
  service: SERVICE,
  repository: REPOSITORY,
  data: {
    redaction: { buckets: { inference: INFERENCE, models: MODELS }, keyArn: KEY },
    workflow: { buckets: { inference: INFERENCE }, keyArn: KEY },
    results: {
      buckets: {
        inference: INFERENCE,
        results: { arn: "arn:aws:s3:::prod-data-results-1a2b3c4", keyArn: DATA_KEY },
      },
      tables: {
        analysisResults: {
          arn: "arn:aws:dynamodb:us-east-2:999988887777:table/prod-records-analysis-results",
          keyArn: DATA_KEY,
        },
      },
      keyArn: KEY,
    },
  },
  dataAccountId: "999988887777",
  networks: {
    functions: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-function"] },
    models: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-inference"] },
  },
  keyArn: KEY,
  logKeyArn: LOG_KEY,
  alarmTopicArn: TOPIC,
};
