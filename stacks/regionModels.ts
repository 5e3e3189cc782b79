import * as pulumi from "@pulumi/pulumi";

import type { GpuInferenceCluster } from "../components/compute/gpuInferenceCluster.ts";
import { ImageRegistry } from "../components/compute/imageRegistry.ts";
import { type ImageSource, repositoryFrom } from "../components/compute/imageSource.ts";
import { MentalLlama, type LlamaService } from "../components/workloads/mentalLlama.ts";
import { PatService } from "../components/workloads/patService.ts";
import { XgboostEngine } from "../components/workloads/xgboostEngine.ts";
import type { Zone } from "../components/lib/home.ts";
import type { TokenIssuer } from "../components/workloads/identityKeys.ts";
import type { Accounts } from "./accounts.ts";
import { consumerData } from "./consumerData.ts";
import type { LocalData } from "./localData.ts";
import type { ModelPlan } from "./modelPlan.ts";
import type { DataOutputs } from "./outputs.ts";
import type { Posture } from "./posture.ts";
import type { RegionEntrance } from "./regionEntrance.ts";
import type { RegionNetwork } from "./regionNetwork.ts";
import { subnetsOf } from "./subnets.ts";

type Text = pulumi.Input<string>;

/** First part of the names of all repositories. */
const IMAGES = "novamind";

/** Days that an image without a tag stays, since a release may still name its digest; and how many others do. */
const RETENTION = { untaggedDays: 7, taggedImages: 100 };

/** Places of services among the rules of the models' load balancer; its own is 1. */
const PRIORITIES = { pat: 10, llama: 20 } as const;

/** Groups of the identity pool whose members may ask MentalLLaMA. */
const LLAMA_GROUPS = ["clinician", "service"];

export interface RegionModelsArgs {
  accounts: Accounts;
  region: string;
  peerRegion: string;
  posture: Posture;
  organizationId: string;
  protect: boolean;
  /** `primary` owns images and data, `recovery` has their copies. */
  role: "primary" | "recovery";
  plan: ModelPlan;
  /** Zones as the `ml` account names them. */
  zones: Zone[];
  network: RegionNetwork;
  entrance: RegionEntrance;
  cluster: GpuInferenceCluster;
  /** What the primary owns in both regions, and of it what is in this one. */
  data: DataOutputs<Text>;
  local: LocalData;
  /** Key of the log groups of the `ml` account. */
  logKeyArn: Text;
  /** Topic of this region. */
  alarmTopicArn: Text;
}

/**
 * The models of a region, in the `ml` account, and the images that they are made of: images and data are the primary's, the recovery region
 * has copies. Children: 1 registry, in the primary 1 repository per image; 1 {@link PatService}, 1
 * {@link MentalLlama}, 1 {@link XgboostEngine}.
 */
export class RegionModels extends pulumi.ComponentResource {
  constructor(name: string, args: RegionModelsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, posture, role, protect, plan } = args;
    super("novamind:stacks:RegionModels", name, { region, posture, role, protect, plan }, opts);

    const child = { parent: this, provider: args.accounts.provider("ml", region) };
    const registry = registryOf(name, args, child);
    const images: ImageSource =
      role === "primary"
        ? { kind: "own", registry, keyArn: args.local.mlKeyArn, protect }
        : { kind: "copies", prefix: IMAGES };
    patOf(name, args, images, child);
    llamaOf(name, args, images, child);
    xgboostOf(name, args, images, child);
    this.registerOutputs({});
  }
}

type Child = { parent: pulumi.Resource; provider: pulumi.ProviderResource };

function registryOf(name: string, args: RegionModelsArgs, child: Child): ImageRegistry {
  const { accounts, region, peerRegion, organizationId, role, data } = args;
  const peer = {
    region: peerRegion,
    provider: accounts.provider("ml", peerRegion),
    keyArn: data.mlKey.replicaKeyArn,
  };
  return new ImageRegistry(
    `${name}-ml`,
    {
      home: accounts.home("ml", region),
      organizationId,
      prefix: IMAGES,
      retention: RETENTION,
      ...(role === "primary" && { peer }),
    },
    child,
  );
}

function patOf(name: string, args: RegionModelsArgs, images: ImageSource, child: Child): void {
  const { posture, plan, network, entrance, cluster } = args;
  const { release, ...size } = plan.pat;
  const { ml } = network.vpcs;
  new PatService(
    `${name}-pat`,
    {
      ...commonOf(args),
      ...size,
      ...{ posture, cluster, images },
      ...(release && { release: { ...release, tokens: tokensOf(plan) } }),
      data: consumerData("PatService", args.data, placeOf(args)),
      vpcId: ml.vpcId,
      subnetIds: subnetsOf(ml, "inference"),
      securityGroupId: network.groupIds.ml.inference,
      entrance: { listenerArn: entrance.listenerArn, priority: PRIORITIES.pat },
    },
    child,
  );
}

function llamaOf(name: string, args: RegionModelsArgs, images: ImageSource, child: Child): void {
  const { accounts, region, posture, data, local } = args;
  const place = placeOf(args);
  const common = commonOf(args);
  const { functions, models } = networksOf(args);
  new MentalLlama(
    `${name}-llama`,
    {
      ...common,
      posture,
      service: llamaService(args),
      repository: repositoryFrom(`${name}-llama`, "llama", images, common.home, child),
      data: {
        redaction: consumerData("LlamaRedaction", data, place),
        workflow: consumerData("LlamaWorkflow", data, place),
        results: consumerData("MentalLlamaResults", data, place),
      },
      dataAccountId: accounts.home("data", region).accountId,
      networks: { functions, models },
      keyArn: local.mlKeyArn,
    },
    child,
  );
}

function llamaService({ plan, entrance }: RegionModelsArgs): "none" | LlamaService {
  const { release, realTime, asynchronous } = plan.llama;
  if (release === undefined) return "none";
  const { model, ...image } = release;
  return {
    model,
    release: image,
    callers: { ...tokensOf(plan), groups: LLAMA_GROUPS },
    realTime: { ...realTime, offHours: "none", shadow: "none" },
    asynchronous,
    listener: { listenerArn: entrance.listenerArn, priority: PRIORITIES.llama },
  };
}

function xgboostOf(name: string, args: RegionModelsArgs, images: ImageSource, child: Child): void {
  const { posture, plan, data, local, network, zones } = args;
  const { release, training, schedule: recurrence, endpoint } = plan.xgboost;
  const place = placeOf(args);
  const networks = networksOf(args);
  const { training: tier } = network.vpcs.ml.tiers;
  const [zone] = zones;
  const subnetId = tier?.subnetIds[zone?.id ?? ""];
  if (zone === undefined || subnetId === undefined) {
    throw new Error("the ML VPC has no zone with a tier training");
  }
  new XgboostEngine(
    `${name}-xgboost`,
    {
      ...commonOf(args),
      ...{ posture, images },
      service:
        release === undefined
          ? "none"
          : {
              ...{ digest: release.digest, modelKey: release.modelKey ?? "none", endpoint },
              jobs: { ...training, recurrence },
            },
      buckets: {
        ...consumerData("FeatureEtl", data, place).buckets,
        ...consumerData("XgboostBatch", data, place).buckets,
        ...consumerData("XgboostMonitor", data, place).buckets,
      },
      networks: {
        ...networks,
        etl: {
          subnetId,
          availabilityZone: zone.name,
          securityGroupIds: networks.jobs.securityGroupIds,
        },
      },
      keyArn: local.mlKeyArn,
    },
    child,
  );
}

/** Where functions run, where models answer, and where jobs train. */
function networksOf({ network }: RegionModelsArgs) {
  const { ml } = network.vpcs;
  const groups = network.groupIds.ml;
  const within = (tier: string, group: Text) => ({
    subnetIds: subnetsOf(ml, tier),
    securityGroupIds: [group],
  });
  return {
    functions: within("inference", groups.function),
    models: within("inference", groups.inference),
    jobs: within("training", groups.training),
  };
}

function commonOf({ accounts, region, logKeyArn, alarmTopicArn }: RegionModelsArgs) {
  return { home: accounts.home("ml", region), logKeyArn, alarmTopicArn };
}

function placeOf({ accounts, region, role }: RegionModelsArgs) {
  const side = role === "primary" ? ("home" as const) : ("replica" as const);
  return { accounts, region, side };
}

/** @throws Error when there is a release and nobody's tokens, which the configuration's own checks refuse first */
function tokensOf({ tokens }: ModelPlan): TokenIssuer {
  if (tokens === undefined) throw new Error("a release needs to know whose tokens count");
  return tokens;
}
