import type * as pulumi from "@pulumi/pulumi";

import type { ConsumerData, Encrypted } from "../data/consumerStatements.ts";
import { CONSUMERS } from "../data/consumers.ts";
import { bucketNameOf } from "../lib/bucketName.ts";

const {
  actigraphy: {
    prefixes: [RECORDINGS],
  },
  features: {
    prefixes: [WORK],
  },
} = CONSUMERS.FeatureEtl.buckets;
const [OFFLINE] = CONSUMERS.FeatureStore.buckets.features.prefixes;
const [MODELS] = CONSUMERS.XgboostTraining.buckets.models.prefixes;
const [SCORES] = CONSUMERS.XgboostBatch.buckets.results.prefixes;
const [CAPTURES] = CONSUMERS.XgboostMonitor.buckets.inference.prefixes;

/** What the roles of XGBoost work with in one region, as their rows in the table of consumers name it. */
export type XgboostBuckets = ConsumerData<"FeatureEtl">["buckets"] &
  ConsumerData<"XgboostBatch">["buckets"] &
  ConsumerData<"XgboostMonitor">["buckets"];

/** A folder of one of the buckets. */
interface XgboostFolder {
  bucketName: pulumi.Output<string>;
  bucketArn: pulumi.Input<string>;
  prefix: `${string}/`;
}

/** Where everything of XGBoost lies. The pipeline writes all that is below `models`, so who else names a part of that only reads it, or reports. */
export function xgboostFolders({
  actigraphy,
  features,
  inference,
  models,
  results,
}: XgboostBuckets) {
  return {
    recordings: { ...folder(actigraphy, RECORDINGS), keyArn: actigraphy.keyArn },
    work: { ...folder(features, WORK), keyArn: features.keyArn },
    offline: folder(features, OFFLINE),
    models: folder(models, MODELS),
    artifacts: folder(models, `${MODELS}artifacts/`),
    rows: folder(models, `${MODELS}rows/`),
    baselines: folder(models, `${MODELS}runs/`),
    reports: folder(models, `${MODELS}drift/`),
    scores: { ...folder(results, SCORES), keyArn: results.keyArn },
    captures: folder(inference, CAPTURES),
  };
}

export type XgboostFolders = ReturnType<typeof xgboostFolders>;

function folder({ arn }: Encrypted, prefix: `${string}/`): XgboostFolder {
  return { bucketName: bucketNameOf(arn), bucketArn: arn, prefix };
}
