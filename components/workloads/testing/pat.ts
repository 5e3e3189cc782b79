import { DIGEST, HOME } from "../../compute/testing/services.ts";
import type { PatServiceArgs } from "../patService.ts";
import type { PatRelease } from "../patTask.ts";

const DATA_KEY = "arn:aws:kms:us-east-2:444455556666:key/mrk-data";
const bucket = (name: string, keyArn = DATA_KEY) => ({ arn: `arn:aws:s3:::${name}`, keyArn });
const table = (name: string) => ({
  arn: `arn:aws:dynamodb:us-east-2:444455556666:table/${name}`,
  keyArn: DATA_KEY,
});

export const SHA256 = "fedcba9876543210".repeat(4);

export const release: PatRelease = {
  digest: DIGEST,
  weights: { key: "pat/PAT-M.keras", sha256: SHA256 },
  tokens: {
    issuer: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_a1B2c3D4e",
    clientIds: ["clinic", "twin"],
  },
};

/** In a region that has the images copied to it, and nothing to run yet. */
export const patArgs: PatServiceArgs = {
  home: HOME,
  images: { kind: "copies", prefix: "novamind" },
  posture: "active",
  cluster: {
    clusterArn: "arn:aws:ecs:us-east-2:111122223333:cluster/inference",
    clusterName: "inference",
    capacityProviders: { g5: "g5-1a2b3c4", inf2: "inf2-1a2b3c4" },
  },
  family: "g5",
  tasks: { active: { min: 2, max: 4 }, passive: { min: 0, max: 1 } },
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
  securityGroupId: "sg-inference",
  entrance: {
    listenerArn:
      "arn:aws:elasticloadbalancing:us-east-2:111122223333:listener/app/models/50dc6c495c0c9188/6d0ecf831eec9f09",
    priority: 10,
  },
  data: {
    buckets: {
      actigraphy: bucket("actigraphy"),
      models: bucket("models", "arn:aws:kms:us-east-2:111122223333:key/mrk-ml"),
      results: bucket("results"),
    },
    tables: {
      biometricProfiles: table("biometric-profiles"),
      analysisResults: table("analysis-results"),
      timeSeriesIndex: table("time-series-index"),
    },
  },
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
  alarmTopicArn: "arn:aws:sns:us-east-2:111122223333:alarms",
};

/** With a release. */
export const runningArgs: PatServiceArgs = { ...patArgs, release };
