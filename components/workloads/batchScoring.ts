import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { type BucketFolder, isFolder } from "../compute/endpointStatements.ts";
import type { ContainerImage } from "../compute/modelContainer.ts";
import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { folderStatements, jobStatements } from "./jobStatements.ts";
import { jobNeeds, type JobPlace } from "./sagemakerJobs.ts";
import type { TransformJob } from "./transformJob.ts";

export interface BatchScoringArgs extends Omit<TransformJob, "place"> {
  home: Home;
  place: Omit<JobPlace, "roleArn">;
  /** Where trained models are. */
  artifacts: BucketFolder;
  /** Image of the models. */
  image: ContainerImage;
}

/**
 * What a batch transform job needs besides its model: a role that reads trained models and rows, and writes scores. SageMaker has no Spot for
 * these jobs (decision 0062). Children: 1 role named `name`, 1 role policy.
 *
 * @throws ResourceError when a folder, the image, the size or the network cannot be
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform.html
 */
export class BatchScoring extends pulumi.ComponentResource {
  /** For whoever starts jobs; its role is known once it may do what it is for. */
  readonly job: TransformJob;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: BatchScoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:BatchScoring", name, args, opts);
    const { home, place, artifacts, image, ...work } = args;
    const { input, output, outputKeyArn } = work;
    demand(this, {
      "artifacts, input and output in folders": [artifacts, input, output].every(isFolder),
      ...jobNeeds([{ ...work.size, volumeGb: 1 }], [image], place),
    });

    const child = { parent: this };
    const assumeRolePolicy = assumableBy("sagemaker.amazonaws.com", home);
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const permissions = new aws.iam.RolePolicy(
      name,
      {
        role: role.name,
        policy: policyDocument(
          ...jobStatements({
            home,
            kinds: ["transform"],
            volumeKeyArn: place.keyArn,
            objectKeyArns: [place.keyArn, outputKeyArn],
            repositoryArns: [image.repositoryArn],
          }),
          ...folderStatements("Artifacts", artifacts, "read"),
          ...folderStatements("Rows", input, "read"),
          ...folderStatements("Scores", output, "readWrite"),
        ),
      },
      child,
    );

    this.roleArn = after(role.arn, permissions);
    this.job = { ...work, place: { ...place, roleArn: this.roleArn } };
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
