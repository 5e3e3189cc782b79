import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { type ImageRetention, registryPolicy, retentionRules } from "./imagePolicies.ts";
import { type ImagePeer, ImageReplication } from "./imageReplication.ts";

/** Names that ECR takes for a repository, or a part of it. @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const REPOSITORY_NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

export interface ImageRegistryArgs {
  home: Home;
  /** Id of the organization, `o-…`: nobody else has access to repositories. */
  organizationId: string;
  /** First part of the names of its repositories: `novamind` of `novamind/pat`. */
  prefix: string;
  /** Which images of each repository are kept, here and in the other region. */
  retention: ImageRetention;
  /** Region to which images are copied; none where copies arrive. */
  peer?: ImagePeer;
}

/**
 * An account's private registry in one region, of which AWS has one: images are scanned when they arrive and again whenever a new
 * vulnerability becomes known. Inspector does that, and ECR switches it on for images; the account's delegated administrator sees what
 * it finds. Children: 1 scanning configuration, 1 registry policy; with a peer 1 {@link ImageReplication}.
 *
 * @throws ResourceError when ECR would refuse the prefix or the retention
 * @see 45 CFR 164.308(a)(5)(ii)(B), protection from malicious software; 164.312(c)(1), integrity
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html
 * @see docs/decisions/0058-private-way-to-models.md
 */
export class ImageRegistry extends pulumi.ComponentResource {
  readonly organizationId: string;
  readonly prefix: string;
  readonly retention: ImageRetention;

  constructor(name: string, args: ImageRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    const { home, organizationId, prefix, retention, peer } = args;
    const values = { home, organizationId, prefix, retention };
    super("novamind:compute:ImageRegistry", name, values, opts);
    demand(this, {
      [`prefix like ${String(REPOSITORY_NAME)}`]: REPOSITORY_NAME.test(prefix),
      ...retentionRules(retention),
    });

    const child = { parent: this };
    new aws.ecr.RegistryScanningConfiguration(
      name,
      {
        scanType: "ENHANCED",
        rules: [
          {
            scanFrequency: "CONTINUOUS_SCAN",
            repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
          },
        ],
      },
      child,
    );
    new aws.ecr.RegistryPolicy(name, { policy: registryPolicy(home) }, child);
    if (peer !== undefined) new ImageReplication(name, { ...values, peer }, child);

    this.organizationId = organizationId;
    this.prefix = prefix;
    this.retention = retention;
    this.registerOutputs({ prefix: this.prefix });
  }
}
