import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { PeerRegion } from "../data/peerRegion.ts";
import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";
import { type ImageRetention, lifecyclePolicy, repositoryPolicy } from "./imagePolicies.ts";

/** Region to which images are copied, of the same account. */
export interface ImagePeer extends PeerRegion {
  /** Key of that region, which encrypts the copies and which the role of the template may use through ECR. */
  keyArn: pulumi.Input<string>;
}

export interface ImageReplicationArgs {
  home: Home;
  organizationId: string;
  /** First part of the names of the repositories that are copied. */
  prefix: string;
  retention: ImageRetention;
  peer: ImagePeer;
}

/**
 * Copies every image that is pushed to another region, in whose registry ECR makes the repositories by a template: without one they
 * would have tags that change and a key of AWS. Children: 1 role with its policy, 1 template through the peer's provider, 1
 * replication configuration.
 *
 * @see 45 CFR 164.308(a)(7)(ii)(B), disaster recovery plan
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
 */
export class ImageReplication extends pulumi.ComponentResource {
  constructor(name: string, args: ImageReplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    const { home, organizationId, prefix, retention, peer } = args;
    const { region, keyArn } = peer;
    const values = { home, organizationId, prefix, retention, region, keyArn };
    super("novamind:compute:ImageReplication", name, values, opts);

    const child = { parent: this };
    const customRoleArn = templateRole(`${name}-template`, args, child);
    const template = new aws.ecr.RepositoryCreationTemplate(
      name,
      {
        prefix,
        description: "Copies of the other region's images",
        appliedFors: ["REPLICATION"],
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
        imageTagMutability: "IMMUTABLE",
        lifecyclePolicy: lifecyclePolicy(retention),
        repositoryPolicy: repositoryPolicy(organizationId),
        customRoleArn,
      },
      { parent: this, provider: peer.provider },
    );
    new aws.ecr.ReplicationConfiguration(
      name,
      {
        replicationConfiguration: {
          rules: [
            {
              destinations: [{ region, registryId: home.accountId }],
              repositoryFilters: [{ filter: `${prefix}/`, filterType: "PREFIX_MATCH" }],
            },
          ],
        },
      },
      // What is copied earlier lies in a repository without the template's settings for good.
      { ...child, dependsOn: [template] },
    );

    this.registerOutputs({});
  }
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates-custom.html */
function templateRole(
  name: string,
  { home: { partition, accountId }, prefix, peer: { region, keyArn } }: ImageReplicationArgs,
  child: { parent: pulumi.Resource },
): pulumi.Output<string> {
  const role = new aws.iam.Role(
    name,
    { assumeRolePolicy: assumableByService("ecr.amazonaws.com") },
    child,
  );
  const policy = policyDocument(
    {
      Effect: "Allow",
      Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
      Resource: `arn:${partition}:ecr:${region}:${accountId}:repository/${prefix}/*`,
    },
    {
      Effect: "Allow",
      Action: ["kms:CreateGrant", "kms:DescribeKey", "kms:RetireGrant"],
      Resource: keyArn,
    },
  );
  const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
  return after(role.arn, permissions);
}
