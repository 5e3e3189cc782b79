import * as pulumi from "@pulumi/pulumi";

import type { ContainerImage } from "../compute/containerDefinition.ts";
import { MODEL_CACHE_PATH } from "../compute/modelCache.ts";
import type { TaskDefinitionArgs } from "../compute/taskDefinition.ts";
import { type ConsumerData, consumerStatements } from "../data/consumerStatements.ts";
import { CONSUMERS } from "../data/consumers.ts";
import { bucketNameOf } from "../lib/bucketName.ts";
import type { Home } from "../lib/home.ts";
import { IDENTITY_KEYS_OBJECT, type TokenIssuer } from "./identityKeys.ts";

/** What of PAT runs: an image and a model come after the repository and the bucket that hold them. */
export interface PatRelease {
  /** `sha256:` and 64 hex digits, of an image in the repository. */
  digest: string;
  /** Model in the bucket of models: its key, and 64 hex digits by which every start verifies it. */
  weights: { key: string; sha256: string };
  tokens: TokenIssuer;
}

/** What the task works with. */
export interface PatTaskArgs {
  home: Home;
  data: ConsumerData<"PatService">;
  /** Key of this account's and region's log groups. */
  logKeyArn: pulumi.Input<string>;
}

/** Names of the task, of its container and of its log group, as the seed has them. */
const FAMILY = "pat-service";

/** As the seed has them. 1024 units are one vCPU. */
const CPU_UNITS = 4096;
const MEMORY_MIB = 16_384;

/** User and folders of the image. @see services/pat/Dockerfile */
const USER = { uid: 10_001, gid: 10_001 };
const CACHE_DIR = "/var/cache/pat";
const PORT = 8000;

/** Of the task's memory: kernels that CUDA compiled, and what libraries keep for a while. */
const TMP_MIB = 1024;

/** The image waits up to 90 seconds for analyses that it has begun. @see services/pat/app/settings.py */
const STOP_SECONDS = 120;

/** In which Python and TensorFlow come up. The model is fetched beside; until it is there, `/health` answers well and `/ready` not. */
const START_SECONDS = 120;

const { actigraphy: RECORDINGS, models: MODELS, results: RESULTS } = CONSUMERS.PatService.buckets;
const [WEIGHTS_FOLDER] = MODELS.prefixes;

/** What a release needs, each with whether it holds. */
export function releaseNeeds({ weights, tokens }: PatRelease): Record<string, boolean> {
  return {
    [`weights below ${WEIGHTS_FOLDER}, where its role reads, as .keras, .h5 or .hdf5`]:
      weights.key.startsWith(WEIGHTS_FOLDER) && /\.(keras|h5|hdf5)$/.test(weights.key),
    "a checksum of 64 hex digits": /^[0-9a-f]{64}$/.test(weights.sha256),
    "app clients, one or more": tokens.clientIds.length > 0,
  };
}

/**
 * The task of PAT's seed: a GPU, 4 vCPU and 16 GiB on a host, TLS on port 8000. What it may use is its row of {@link CONSUMERS}; the
 * host's NVMe disk keeps the model for the next task.
 *
 * @see docs/decisions/0052-tasks-on-gpus-and-on-fargate.md
 */
export function patTask(
  release: PatRelease,
  repository: Omit<ContainerImage, "digest">,
  { home, data, logKeyArn }: PatTaskArgs,
): TaskDefinitionArgs {
  return {
    home,
    family: FAMILY,
    launch: {
      kind: "gpu",
      gpus: 1,
      modelCache: { hostPath: MODEL_CACHE_PATH, containerPath: CACHE_DIR },
    },
    cpuUnits: CPU_UNITS,
    memoryMib: MEMORY_MIB,
    image: { ...repository, digest: release.digest },
    user: USER,
    port: { number: PORT },
    environment: environmentOf(release, home, data),
    secrets: {},
    secretKeyArns: [],
    scratch: [{ name: "tmp", path: "/tmp", sizeMib: TMP_MIB }],
    healthCheck: {
      kind: "command",
      command: ["python", "-m", "app.probe"],
      startPeriodSeconds: START_SECONDS,
    },
    stopTimeoutSeconds: STOP_SECONDS,
    logKeyArn,
    statements: consumerStatements("PatService", home, data),
  };
}

/**
 * @see services/pat/README.md
 * @see https://github.com/aws/amazon-ecs-agent/pull/4946
 */
function environmentOf(
  { weights, tokens }: PatRelease,
  home: Home,
  { buckets, tables }: ConsumerData<"PatService">,
): Record<string, pulumi.Input<string>> {
  const models = bucketNameOf(buckets.models.arn);
  return {
    // Agents of hosts did not tell containers their region until 2026, and botocore knows it by this name alone.
    AWS_DEFAULT_REGION: home.region,
    S3_BUCKET: models,
    MODEL_KEY: weights.key,
    MODEL_SHA256: weights.sha256,
    MODEL_CACHE_DIR: CACHE_DIR,
    JWKS_URI: pulumi.interpolate`s3://${models}/${IDENTITY_KEYS_OBJECT}`,
    TOKEN_ISSUER: tokens.issuer,
    TOKEN_CLIENT_IDS: pulumi.all(tokens.clientIds).apply((ids) => ids.join(",")),
    RECORDINGS_BUCKET: bucketNameOf(buckets.actigraphy.arn),
    RECORDINGS_PREFIX: RECORDINGS.prefixes[0],
    RESULTS_BUCKET: bucketNameOf(buckets.results.arn),
    RESULTS_PREFIX: RESULTS.prefixes[0],
    RESULTS_KEY_ARN: buckets.results.keyArn,
    // Another account's, so by ARN.
    RESULTS_TABLE: tables.analysisResults.arn,
  };
}
