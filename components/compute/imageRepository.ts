import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { lifecyclePolicy, repositoryPolicy } from "./imagePolicies.ts";
import { type ImageRegistry, REPOSITORY_NAME } from "./imageRegistry.ts";

export interface ImageRepositoryArgs {
  /** Registry that it is in, and whose settings it has. */
  registry: ImageRegistry;
  /** Name after the registry's prefix, for example `pat`. */
  image: string;
  /** Key that encrypts the images, which the deploying role may use through ECR. */
  keyArn: pulumi.Input<string>;
  /** Whether the program refuses to give the repository up; ECR deletes none with images in it either way. */
  protect: boolean;
}

/** What tasks have to know of a repository. */
export interface RepositoryAddress {
  repositoryUrl: string;
  repositoryArn: string;
}

/**
 * Where ECR keeps images of one kind, whose tags never move to another image. Children: 1 repository, 1 repository policy, 1 lifecycle
 * policy.
 *
 * @throws ResourceError when ECR would refuse the name
 * @see 45 CFR 164.312(a)(1), access control; (a)(2)(iv), encryption; (c)(1), integrity
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
 */
export class ImageRepository extends pulumi.ComponentResource {
  /** Where images are pushed to and pulled from, known once only the organization may. */
  readonly repositoryUrl: pulumi.Output<string>;
  readonly repositoryArn: pulumi.Output<string>;

  constructor(name: string, args: ImageRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    const { registry, image, keyArn, protect } = args;
    const { organizationId, prefix, retention } = registry;
    super("novamind:compute:ImageRepository", name, { prefix, image, keyArn, protect }, opts);
    demand(this, { [`image like ${String(REPOSITORY_NAME)}`]: REPOSITORY_NAME.test(image) });

    const child = { parent: this };
    const repository = new aws.ecr.Repository(
      name,
      {
        // The same in the other region, where ECR makes it: so it is said, not generated.
        name: `${prefix}/${image}`,
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
        imageTagMutability: "IMMUTABLE",
        forceDelete: false,
        tags: { Name: name },
      },
      // Images that are pushed before replication is configured are never copied.
      { parent: this, protect, dependsOn: [registry] },
    );
    const access = new aws.ecr.RepositoryPolicy(
      name,
      { repository: repository.name, policy: repositoryPolicy(organizationId) },
      child,
    );
    new aws.ecr.LifecyclePolicy(
      name,
      { repository: repository.name, policy: lifecyclePolicy(retention) },
      child,
    );

    this.repositoryUrl = after(repository.repositoryUrl, access);
    this.repositoryArn = repository.arn;
    this.registerOutputs({
      repositoryUrl: this.repositoryUrl,
      repositoryArn: this.repositoryArn,
    });
  }
}

/** The address of a repository that ECR makes for copies, in the region where they arrive. */
export function replicatedRepository(
  { partition, region, accountId }: Home,
  prefix: string,
  image: string,
): RepositoryAddress {
  const path = `${prefix}/${image}`;
  return {
    repositoryUrl: `${accountId}.dkr.ecr.${region}.amazonaws.com/${path}`,
    repositoryArn: `arn:${partition}:ecr:${region}:${accountId}:repository/${path}`,
  };
}
