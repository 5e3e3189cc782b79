import type * as pulumi from "@pulumi/pulumi";

import type { ModelContainer } from "../compute/modelContainer.ts";

/**
 * GPUs over which one copy of the weights is spread: the model has 52 attention heads, which 8 does not divide, and its 65 GB in 16 bits do
 * not fit on two GPUs of 40 GB. An instance with 8 of them so runs two copies.
 *
 * @see https://github.com/vllm-project/vllm/issues/2652
 * @see https://huggingface.co/klyang/MentaLLaMA-33B-lora
 */
const GPUS_OF_COPY = 4;

/**
 * Tokens of a request and its answer together: what the model was trained on.
 *
 * @see https://huggingface.co/lmsys/vicuna-33b-v1.3
 */
const MAX_TOKENS = 2048;

/** One image with the weights that it serves. */
export interface LlamaRelease {
  /** `sha256:` and 64 hexadecimal digits: of an image of DJL's LMI container, for the instance type that it runs on. */
  digest: string;
  /** Folder of the weights in the models bucket, for example `llama/33b-1/`. */
  folder: string;
}

/** A release compiled for Inferentia2, which fixes over how many cores a copy is spread. */
export interface CompiledRelease extends LlamaRelease {
  /** NeuronCores of a copy. */
  cores: number;
}

/** Where images and weights are. */
export interface LlamaSources {
  repositoryUrl: pulumi.Input<string>;
  repositoryArn: pulumi.Input<string>;
  modelsBucketName: pulumi.Input<string>;
  modelsBucketArn: pulumi.Input<string>;
}

/**
 * The container that serves a release. It reads nothing but what SageMaker has put beside it, and says so: the model is isolated from the
 * network, so that a look-up at a hub would only time out.
 *
 * @see https://docs.djl.ai/docs/serving/serving/docs/lmi/deployment_guide/configurations.html
 */
export function llamaContainer(
  release: LlamaRelease | CompiledRelease,
  sources: LlamaSources,
): ModelContainer {
  const { repositoryUrl, repositoryArn, modelsBucketName, modelsBucketArn } = sources;
  const { digest, folder } = release;
  const spread = "cores" in release ? release.cores : GPUS_OF_COPY;
  return {
    hostname: "llama",
    image: { repositoryArn, repositoryUrl, digest },
    artifacts: {
      form: "folder",
      bucketName: modelsBucketName,
      bucketArn: modelsBucketArn,
      key: folder,
    },
    environment: {
      HF_HUB_OFFLINE: "1",
      OPTION_MAX_MODEL_LEN: String(MAX_TOKENS),
      OPTION_TENSOR_PARALLEL_DEGREE: String(spread),
    },
  };
}
