import * as pulumi from "@pulumi/pulumi";

import type { Traffic } from "../compute/endpointDeployment.ts";
import { EndpointPermissions } from "../compute/endpointPermissions.ts";
import type { InstanceBounds } from "../compute/endpointScaling.ts";
import { takesVolumeKey, VARIANT_NAME } from "../compute/endpointVariant.ts";
import { HostedModel } from "../compute/hostedModel.ts";
import type { HostingType } from "../compute/hostingTypes.ts";
import type { ContainerImage, ModelContainer } from "../compute/modelContainer.ts";
import { ModelEndpoint } from "../compute/modelEndpoint.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { ModelMonitor } from "./modelMonitor.ts";
import type { XgboostFolders } from "./xgboostData.ts";

/** Seconds until a model of some MB is on an instance, and until its containers answer. */
const DOWNLOAD_SECONDS = 300;
const STARTUP_SECONDS = 300;

/** GB of an instance's volume: two containers, and captures until they are in S3. */
const VOLUME_GB = 30;

/** Seconds in which the model answers 99 of 100 requests, and that SageMaker may add. */
const LATENCY_SECONDS = 1;
const OVERHEAD_SECONDS = 0.5;

/** Requests that an instance takes in a minute before another is added. */
const REQUESTS_PER_MINUTE = 600;

/** Seconds in which alarms watch each step of a release. */
const BAKE_SECONDS = 600;

/** Percent of requests that are kept to be compared with what the model was trained on. */
const SAMPLING_PERCENT = 20;

/** Population stability index from which people are called: where a shift is commonly taken for one. */
const MAX_DRIFT = 0.2;

/** Seconds of a comparison at most. */
const DRIFT_SECONDS = 1800;

/** What answers at once. */
export interface XgboostEndpoint {
  instanceType: HostingType;
  bounds: InstanceBounds;
}

export interface XgboostServingArgs {
  home: Home;
  /** Whether the region serves: a passive one has the model and what it may do, and nothing that answers with it. */
  posture: "active" | "passive";
  image: ContainerImage;
  /** Key of the archive of a model that was approved, in the folder of artifacts. */
  modelKey: string;
  endpoint: XgboostEndpoint;
  /** Group of the models that are approved. */
  groupName: string;
  /** Instance type of the job that compares. */
  comparedOn: HostingType;
  folders: Pick<XgboostFolders, "artifacts" | "baselines" | "captures" | "reports">;
  networks: { models: FunctionNetwork; jobs: FunctionNetwork };
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * A trained model that answers at once: features of a request are prepared as training prepared them, by a first container, and
 * scored by a second. Children: 1 {@link HostedModel}, 1 {@link EndpointPermissions}, 1 {@link ModelMonitor} `<name>-monitor`; only where
 * the region is active, 1 {@link ModelEndpoint}.
 *
 * @throws ResourceError when the model's key is not among the artifacts, or a part of it cannot be
 * @see 45 CFR 164.312(c)(1), integrity
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-pipelines.html
 */
export class XgboostServing extends pulumi.ComponentResource {
  /** Undefined where the region is passive. */
  readonly endpoint: { name: pulumi.Output<string>; arn: pulumi.Output<string> } | undefined;

  constructor(name: string, args: XgboostServingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:XgboostServing", name, args, opts);
    const { home, posture, folders, networks, keyArn, logKeyArn, alarmTopicArn } = args;
    const { prefix } = folders.artifacts;
    demand(this, { [`a model below ${prefix}`]: args.modelKey.startsWith(prefix) });

    const child = { parent: this };
    const common = { keyArn, logKeyArn, alarmTopicArn };
    const { modelName, roleName } = new HostedModel(
      name,
      { home, containers: containersOf(args), keyArn, ...networks.models },
      child,
    );
    const { instanceType } = args.endpoint;
    const used = { modelName, roleName, instanceType, capture: folders.captures, keyArn };
    const permitted = new EndpointPermissions(name, { home, endpointName: name, ...used }, child);
    const compared = { home, posture, ...common, ...comparing(name, args) };
    new ModelMonitor(`${name}-monitor`, compared, child);
    if (posture === "active") {
      const { endpointName, endpointArn } = new ModelEndpoint(
        name,
        { ...common, ...answering(args, permitted) },
        child,
      );
      this.endpoint = { name: endpointName, arn: endpointArn };
    }

    this.registerOutputs({ endpoint: this.endpoint });
  }
}

/** One image, told which part of the way it is. */
function containersOf({ image, modelKey, folders }: XgboostServingArgs): ModelContainer[] {
  const { bucketName, bucketArn } = folders.artifacts;
  return [
    { hostname: "features", image, artifacts: "inImage", environment: { SERVES: "features" } },
    {
      hostname: "xgboost",
      image,
      artifacts: { form: "archive", bucketName, bucketArn, key: modelKey },
      environment: { SERVES: "scores" },
    },
  ];
}

/** A release takes half of the instances first where there are two or more: of one, no share can be taken. */
function answering(
  { endpoint: { instanceType, bounds }, folders: { captures } }: XgboostServingArgs,
  { modelName }: EndpointPermissions,
) {
  const volume = takesVolumeKey({ instanceType }) ? { volumeGb: VOLUME_GB } : {};
  const seconds = { downloadSeconds: DOWNLOAD_SECONDS, startupSeconds: STARTUP_SECONDS };
  const traffic: Traffic =
    bounds.min >= 2
      ? { kind: "canary", percent: 50, bakeSeconds: BAKE_SECONDS }
      : { kind: "allAtOnce", bakeSeconds: BAKE_SECONDS };
  return {
    variant: { modelName, instanceType, instances: bounds.min, ...seconds, ...volume },
    shadow: "none" as const,
    capture: { ...captures, samplingPercent: SAMPLING_PERCENT },
    traffic,
    scaling: { bounds, requestsPerMinute: REQUESTS_PER_MINUTE, offHours: "none" as const },
    latencySeconds: LATENCY_SECONDS,
    overheadSeconds: OVERHEAD_SECONDS,
  };
}

/** SageMaker keeps requests below a folder for each endpoint and variant. */
function comparing(name: string, args: XgboostServingArgs) {
  const { image, groupName, comparedOn, keyArn, folders, networks } = args;
  const { baselines, captures, reports } = folders;
  return {
    ...{ image, groupName, baselines, reports },
    endpointName: name,
    captures: { ...captures, prefix: `${captures.prefix}${name}/${VARIANT_NAME}/` },
    size: {
      instanceType: comparedOn,
      instances: 1,
      volumeGb: VOLUME_GB,
      maxSeconds: DRIFT_SECONDS,
    },
    place: { keyArn, ...networks.jobs },
    maxDrift: MAX_DRIFT,
  };
}
