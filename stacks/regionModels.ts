import * as pulumi from "@pulumi/pulumi";

import type { GpuInferenceCluster } from "../components/compute/gpuInferenceCluster.ts";
import { ImageRegistry } from "../components/compute/imageRegistry.ts";
import { ImageRepository, replicatedRepository } from "../components/compute/imageRepository.ts";
import { MentalLlama, type LlamaService } from "../components/workloads/mentalLlama.ts";
import { PatService } from "../components/workloads/patService.ts";
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

/** Where images of one kind are pulled from. */
interface Repository {
  repositoryUrl: Text;
  repositoryArn: Text;
}

/**
 * The models of a region, in the `ml` account, and the images that they are made of: images and data are the primary's, the recovery region
 * has copies. Children: 1 registry, in the primary 1 repository per image; 1 {@link PatService}, 1 {@link MentalLlama}.
 */
export class RegionModels extends pulumi.ComponentResource {
  constructor(name: string, args: RegionModelsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, posture, role, protect, plan } = args;
    super("novamind:stacks:RegionModels", name, { region, posture, role, protect, plan }, opts);

    const child = { parent: this, provider: args.accounts.provider("ml", region) };
    const registry = registryOf(name, args, child);
    patOf(name, args, registry, child);
    llamaOf(name, args, registry, child);
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

function repositoryOf(
  name: string,
  image: string,
  { accounts, region, role, local, protect }: RegionModelsArgs,
  registry: ImageRegistry,
  child: Child,
): Repository {
  if (role === "recovery") {
    return replicatedRepository(accounts.home("ml", region), IMAGES, image);
  }
  const settings = { registry, image, keyArn: local.mlKeyArn, protect };
  return new ImageRepository(`${name}-${image}`, settings, child);
}

function patOf(name: string, args: RegionModelsArgs, registry: ImageRegistry, child: Child): void {
  const { posture, role, plan, network, entrance, cluster, local, protect } = args;
  const { release, ...size } = plan.pat;
  const { ml } = network.vpcs;
  new PatService(
    `${name}-pat`,
    {
      ...commonOf(args),
      ...size,
      posture,
      cluster,
      images:
        role === "primary"
          ? { kind: "own", registry, keyArn: local.mlKeyArn, protect }
          : { kind: "copies", prefix: IMAGES },
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

function llamaOf(name: string, args: RegionModelsArgs, registry: ImageRegistry, child: Child) {
  const { accounts, region, posture, network, data, local } = args;
  const place = placeOf(args);
  const { inference, function: functions } = network.groupIds.ml;
  const within = (securityGroupId: Text) => ({
    subnetIds: subnetsOf(network.vpcs.ml, "inference"),
    securityGroupIds: [securityGroupId],
  });
  new MentalLlama(
    `${name}-llama`,
    {
      ...commonOf(args),
      posture,
      service: llamaService(args),
      repository: repositoryOf(name, "llama", args, registry, child),
      data: {
        redaction: consumerData("LlamaRedaction", data, place),
        workflow: consumerData("LlamaWorkflow", data, place),
        results: consumerData("MentalLlamaResults", data, place),
      },
      dataAccountId: accounts.home("data", region).accountId,
      networks: { functions: within(functions), models: within(inference) },
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
