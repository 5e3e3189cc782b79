import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import {
  containerDefinition,
  containerNeeds,
  type ModelContainer,
  storedIn,
} from "./modelContainer.ts";
import { ModelRole } from "./modelRole.ts";

/**
 * Containers of an inference pipeline at most.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/inference-pipelines.html
 */
const MAX_CONTAINERS = 15;

/**
 * Subnets and security groups of a model at most.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VpcConfig.html
 */
const MAX_SUBNETS = 16;
const MAX_SECURITY_GROUPS = 5;

export interface HostedModelArgs {
  home: Home;
  /** In the order in which a request passes them; one, unless something comes before or after the model. */
  containers: ModelContainer[];
  /** Key of the artifacts. */
  keyArn: pulumi.Input<string>;
  subnetIds: pulumi.Input<string>[];
  securityGroupIds: pulumi.Input<string>[];
}

/**
 * A model that SageMaker can host: its containers in our subnets, without a network of their own, so that nothing of a request
 * leaves them but the answer. A changed model is a new one under a generated name, which an endpoint then moves to.
 * Children: 1 {@link ModelRole}, 1 model.
 *
 * @throws ResourceError when an image has no digest, an artifact is neither archive nor folder, or there are none or too many of
 * containers, subnets or security groups
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
 */
export class HostedModel extends pulumi.ComponentResource {
  readonly modelName: pulumi.Output<string>;
  readonly modelArn: pulumi.Output<string>;
  /** Role that SageMaker takes for it. */
  readonly roleArn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;

  constructor(name: string, args: HostedModelArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:HostedModel", name, args, opts);
    const { home, containers, keyArn, subnetIds, securityGroupIds } = args;
    demand(this, {
      ...among("containers", containers, MAX_CONTAINERS),
      ...among("subnetIds", subnetIds, MAX_SUBNETS),
      ...among("securityGroupIds", securityGroupIds, MAX_SECURITY_GROUPS),
      ...containerNeeds(containers),
    });

    const child = { parent: this };
    const repositoryArns = containers.map(({ image }) => image.repositoryArn);
    const artifacts = storedIn(containers);
    const role = new ModelRole(name, { home, artifacts, repositoryArns, keyArn }, child);
    const model = new aws.sagemaker.Model(
      name,
      {
        enableNetworkIsolation: true,
        executionRoleArn: role.roleArn,
        vpcConfig: { subnets: subnetIds, securityGroupIds },
        ...servedBy(containers),
      },
      child,
    );

    this.modelName = model.name;
    this.modelArn = model.arn;
    this.roleArn = role.roleArn;
    this.roleName = role.roleName;
    this.registerOutputs({
      modelName: this.modelName,
      modelArn: this.modelArn,
      roleArn: this.roleArn,
      roleName: this.roleName,
    });
  }
}

/** SageMaker ignores the host name of a container that is alone, and asks one of each in a pipeline or of none. */
function servedBy(
  containers: ModelContainer[],
): Pick<aws.sagemaker.ModelArgs, "primaryContainer" | "containers" | "inferenceExecutionConfig"> {
  const [first, ...others] = containers;
  if (first !== undefined && others.length === 0) {
    return { primaryContainer: containerDefinition(first) };
  }
  return {
    containers: containers.map((one) => ({
      containerHostname: one.hostname,
      ...containerDefinition(one),
    })),
    inferenceExecutionConfig: { mode: "Serial" },
  };
}

function among(what: string, list: unknown[], max: number): Record<string, boolean> {
  return { [`from 1 to ${String(max)} ${what}`]: list.length >= 1 && list.length <= max };
}
