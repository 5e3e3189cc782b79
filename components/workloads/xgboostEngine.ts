import * as pulumi from "@pulumi/pulumi";

import { type ImageSource, repositoryFrom } from "../compute/imageSource.ts";
import type { ContainerImage } from "../compute/modelContainer.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import type { FeatureEtlArgs } from "./featureEtl.ts";
import { type XgboostBuckets, type XgboostFolders, xgboostFolders } from "./xgboostData.ts";
import { XgboostFeatures } from "./xgboostFeatures.ts";
import { type XgboostEndpoint, XgboostServing } from "./xgboostServing.ts";
import { type XgboostJobs, XgboostTraining } from "./xgboostTraining.ts";

/** Of its images, after the registry's prefix. */
const IMAGE = "xgboost";

/** What trains and answers: known once there is an image. */
export interface XgboostService {
  /** `sha256:` and 64 hexadecimal digits: of the image that prepares, trains, evaluates, compares and answers. */
  digest: string;
  jobs: XgboostJobs;
  endpoint: XgboostEndpoint;
  /** Key of the archive of a model that was approved, below `xgboost/artifacts/`; `none` until one was. */
  modelKey: "none" | `${string}.tar.gz`;
}

export interface XgboostEngineArgs {
  home: Home;
  /** Whether the region serves. */
  posture: "active" | "passive";
  images: ImageSource;
  /** `none` until there is an image: images come after the repository that holds them. */
  service: "none" | XgboostService;
  buckets: XgboostBuckets;
  /** Where functions run; where jobs do, and the one of Glue; and where models answer, which call nothing. */
  networks: Record<"functions" | "jobs" | "models", FunctionNetwork> & {
    etl: FeatureEtlArgs["network"];
  };
  /** Key for PHI of this account, in this region. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Scores of people by XGBoost: features come in by a stream and a nightly job, a workflow trains on them, a person approves, and the approved
 * model scores batches and, where configuration names it, answers at once. A passive region has all of it but what answers at once;
 * streams are not read and schedules do not start. Glue's catalog and the logs of jobs are the account's, so there is one engine per
 * account and region. Children: 1 {@link XgboostFeatures}; 1 `ImageRepository`, unless its images are copies; with a service
 * 1 {@link XgboostTraining}; with a model 1 {@link XgboostServing}. Keys name roles by the end of their names, so `name` ends in `xgboost`.
 *
 * @throws ResourceError when the name is another, or a part of it cannot be
 * @see 45 CFR 164.312(a)(1), access control; (a)(2)(iv), encryption; (b), audit controls; (c)(1), integrity
 * @see docs/decisions/0068-xgboost-of-one-image.md
 */
export class XgboostEngine extends pulumi.ComponentResource {
  /** Where images are pushed to, or copied to. */
  readonly repositoryUrl: pulumi.Output<string>;
  /** Stream into which producers put features. */
  readonly streamName: pulumi.Output<string>;
  readonly streamArn: pulumi.Output<string>;
  /** Queue that is told of features that were given up. */
  readonly deadLetterQueueArn: pulumi.Output<string>;
  /** Names and ARNs of the feature groups, by key, for who asks for the latest. */
  readonly featureGroupNames: XgboostFeatures["groupNames"];
  readonly featureGroupArns: XgboostFeatures["groupArns"];
  /** Undefined without a service. */
  readonly pipelineArn: pulumi.Output<string> | undefined;
  readonly stateMachineArn: pulumi.Output<string> | undefined;
  /** Undefined without a model, and in a passive region. */
  readonly endpointArn: pulumi.Output<string> | undefined;
  readonly endpointName: pulumi.Output<string> | undefined;

  constructor(name: string, args: XgboostEngineArgs, opts?: pulumi.ComponentResourceOptions) {
    // A repository's registry is a resource, which is no input of the engine.
    const { images, ...values } = args;
    super("novamind:workloads:XgboostEngine", name, values, opts);
    const { home, posture, service, buckets, networks, keyArn, logKeyArn, alarmTopicArn } = args;
    demand(this, { "a name that ends in xgboost": name.endsWith("xgboost") });

    const child = { parent: this };
    const common = { home, posture, keyArn, logKeyArn, alarmTopicArn };
    const folders = xgboostFolders(buckets);
    const repository = repositoryFrom(name, IMAGE, images, home, child);
    const features = new XgboostFeatures(name, { ...common, folders, networks }, child);
    if (service !== "none") {
      const image = { ...repository, digest: service.digest };
      const made = { image, folders, featureJobName: features.jobName };
      const { training, serving } = serve(name, { ...args, service }, made, child);
      this.pipelineArn = training.pipelineArn;
      this.stateMachineArn = training.stateMachineArn;
      this.endpointArn = serving?.endpoint?.arn;
      this.endpointName = serving?.endpoint?.name;
    }

    this.repositoryUrl = pulumi.output(repository.repositoryUrl);
    this.streamName = features.streamName;
    this.streamArn = features.streamArn;
    this.deadLetterQueueArn = features.deadLetterQueueArn;
    this.featureGroupNames = features.groupNames;
    this.featureGroupArns = features.groupArns;
    this.registerOutputs({
      repositoryUrl: this.repositoryUrl,
      streamName: this.streamName,
      streamArn: this.streamArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
      featureGroupNames: this.featureGroupNames,
      featureGroupArns: this.featureGroupArns,
      pipelineArn: this.pipelineArn,
      stateMachineArn: this.stateMachineArn,
      endpointArn: this.endpointArn,
      endpointName: this.endpointName,
    });
  }
}

function serve(
  name: string,
  args: XgboostEngineArgs & { service: XgboostService },
  made: {
    image: ContainerImage;
    folders: XgboostFolders;
    featureJobName: pulumi.Output<string>;
  },
  child: pulumi.ComponentResourceOptions,
) {
  const { home, posture, service, networks, keyArn, logKeyArn, alarmTopicArn } = args;
  const { jobs, endpoint, modelKey } = service;
  const { image, folders, featureJobName } = made;
  const common = { home, posture, image, folders, keyArn, logKeyArn, alarmTopicArn };
  const training = new XgboostTraining(
    name,
    {
      ...{ ...common, jobs, featureJobName },
      servedOn: endpoint.instanceType,
      network: networks.jobs,
    },
    child,
  );
  if (modelKey === "none") return { training };
  const { groupName } = training;
  const serving = new XgboostServing(
    name,
    {
      ...{ ...common, endpoint, modelKey, groupName, networks },
      comparedOn: jobs.instanceType,
    },
    child,
  );
  return { training, serving };
}
