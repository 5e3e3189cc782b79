import { HOME } from "../../compute/testing/hosting.ts";
import type { BatchScoringArgs } from "../batchScoring.ts";
import { folder, IMAGE, TRAINING } from "./training.ts";

export const SCORING: BatchScoringArgs = {
  home: HOME,
  place: TRAINING.place,
  size: { instanceType: "ml.m5.xlarge", instances: 1, maxSeconds: 7200 },
  artifacts: folder("models", "xgboost/artifacts/"),
  input: folder("features", "rows/"),
  output: folder("results", "xgboost/"),
  outputKeyArn: "arn:aws:kms:us-east-2:444455556666:key/phi",
  image: IMAGE,
};
