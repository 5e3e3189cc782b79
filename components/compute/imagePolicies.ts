import type * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";

/** Which images of a repository are kept. */
export interface ImageRetention {
  /** Days after which an image without a tag goes; at least 1. */
  untaggedDays: number;
  /**
   * How many images with a tag stay, the newest; at least 1. More than are ever rolled back to: an image that goes while tasks run it
   * is missing when the next one starts.
   */
  taggedImages: number;
}

/** What the retention needs, each with whether it holds. */
export function retentionRules(retention: ImageRetention): Record<string, boolean> {
  const { untaggedDays, taggedImages } = retention;
  const counts = (value: number) => Number.isInteger(value) && value >= 1;
  return {
    "untaggedDays of 1 or more": counts(untaggedDays),
    "taggedImages of 1 or more": counts(taggedImages),
  };
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html */
export function lifecyclePolicy({ untaggedDays, taggedImages }: ImageRetention): string {
  const action = { type: "expire" };
  return JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: "Images without a tag",
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: untaggedDays,
        },
        action,
      },
      {
        rulePriority: 2,
        description: "All but the newest images",
        selection: {
          tagStatus: "tagged",
          tagPatternList: ["*"],
          countType: "imageCountMoreThan",
          countNumber: taggedImages,
        },
        action,
      },
    ],
  });
}

/**
 * Policy of a repository: whoever is not of the organization, or comes without TLS, is refused whatever else allows it. Services of AWS,
 * which have no organization, are left to what else there is.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 */
export function repositoryPolicy(organizationId: string): pulumi.Output<string> {
  // A repository's policy is about the repository: it names no resources.
  const refused = { Effect: "Deny", Principal: "*", Action: "ecr:*" } as const;
  return policyDocument(
    { ...refused, Sid: "OnlyTls", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    {
      ...refused,
      Sid: "OnlyOrganization",
      Condition: {
        StringNotEquals: { "aws:PrincipalOrgID": organizationId },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    },
  );
}

/**
 * Policy of a registry: no other account puts images or repositories into it, whatever else allows it.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 */
export function registryPolicy({ partition, region, accountId }: Home): pulumi.Output<string> {
  return policyDocument({
    Sid: "OnlyThisAccount",
    Effect: "Deny",
    Principal: "*",
    Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository", "ecr:ReplicateImage"],
    Resource: `arn:${partition}:ecr:${region}:${accountId}:repository/*`,
    Condition: { StringNotEquals: { "aws:PrincipalAccount": accountId } },
  });
}
