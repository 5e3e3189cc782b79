import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../compute/endpointStatements.ts";
import type { ContainerImage } from "../compute/modelContainer.ts";
import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { folderStatements, jobStatements } from "./jobStatements.ts";

export interface MonitorRoleArgs {
  home: Home;
  baselines: BucketFolder;
  captures: BucketFolder;
  reports: BucketFolder;
  image: ContainerImage;
  keyArn: pulumi.Input<string>;
}

/**
 * The role of a job that compares requests with a baseline: it reads both, and writes reports. Children: 1 role named `name`, 1 role policy.
 *
 * @see 45 CFR 164.312(a)(1), access control
 */
export class MonitorRole extends pulumi.ComponentResource {
  /** Known once the role may do what it is for. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: MonitorRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:MonitorRole", name, args, opts);
    const { home, baselines, captures, reports, image, keyArn } = args;

    const child = { parent: this };
    const assumeRolePolicy = assumableBy("sagemaker.amazonaws.com", home);
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const policy = policyDocument(
      ...jobStatements({
        home,
        kinds: ["processing"],
        volumeKeyArn: keyArn,
        objectKeyArns: [keyArn],
        repositoryArns: [image.repositoryArn],
      }),
      ...folderStatements("Baselines", baselines, "read"),
      ...folderStatements("Captures", captures, "read"),
      ...folderStatements("Reports", reports, "readWrite"),
    );
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);

    this.roleArn = after(role.arn, permissions);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
