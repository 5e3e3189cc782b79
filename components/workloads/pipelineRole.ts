import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../compute/endpointStatements.ts";
import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { folderStatements, jobStatements, passStatement } from "./jobStatements.ts";

export interface PipelineRoleArgs {
  home: Home;
  features: BucketFolder;
  models: BucketFolder;
  groupName: string;
  repositoryArns: pulumi.Input<string>[];
  keyArn: pulumi.Input<string>;
}

/**
 * The role of a pipeline and of its jobs, to which it is handed on: it reads features, writes below one folder of models, and asks only for
 * jobs without a network and with encrypted traffic. Children: 1 role named `name`, 2 role policies.
 *
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html
 */
export class PipelineRole extends pulumi.ComponentResource {
  /** Known once the role may do what it is for. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: PipelineRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:PipelineRole", name, args, opts);
    const { home, features, models, groupName, repositoryArns, keyArn } = args;

    const child = { parent: this };
    const assumeRolePolicy = assumableBy("sagemaker.amazonaws.com", home);
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const work = new aws.iam.RolePolicy(
      `${name}-work`,
      {
        role: role.name,
        policy: policyDocument(
          ...jobStatements({
            home,
            kinds: ["processing", "training"],
            volumeKeyArn: keyArn,
            objectKeyArns: [keyArn],
            repositoryArns,
          }),
          ...folderStatements("Features", features, "read"),
          ...folderStatements("Models", models, "readWrite"),
        ),
      },
      child,
    );
    const steps = new aws.iam.RolePolicy(
      `${name}-steps`,
      {
        role: role.name,
        policy: policyDocument(passStatement(role.arn), ...stepStatements(home, groupName)),
      },
      child,
    );

    this.roleArn = after(role.arn, work, steps);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}

/** Pipelines name what they start `pipelines-` and the execution. */
function stepStatements(
  { partition, region, accountId }: Home,
  groupName: string,
): aws.iam.PolicyStatement[] {
  const here = (rest: string) => `arn:${partition}:sagemaker:${region}:${accountId}:${rest}`;
  const jobs = [here("processing-job/pipelines-*"), here("training-job/pipelines-*")];
  return [
    {
      Sid: "Jobs",
      Effect: "Allow",
      Action: ["sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob"],
      Resource: jobs,
      Condition: {
        Bool: {
          "sagemaker:InterContainerTrafficEncryption": "true",
          "sagemaker:NetworkIsolation": "true",
        },
      },
    },
    {
      Sid: "JobsOfItsOwn",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:ListTags",
        "sagemaker:StopProcessingJob",
        "sagemaker:StopTrainingJob",
      ],
      Resource: jobs,
    },
    {
      Sid: "Registers",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:CreateModelPackage",
        "sagemaker:DescribeModelPackage",
        "sagemaker:DescribeModelPackageGroup",
      ],
      Resource: [here(`model-package-group/${groupName}`), here(`model-package/${groupName}/*`)],
    },
  ];
}
