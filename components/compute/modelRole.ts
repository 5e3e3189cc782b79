import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import type { StoredArtifacts } from "./modelContainer.ts";

/** What SageMaker does for a model in a VPC; none of these actions knows which VPC it is for before the interface exists. */
export const INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteNetworkInterfacePermission",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
];

/** Where SageMaker publishes how busy the instances of endpoints and of transform jobs are. */
const INSTANCE_METRICS = ["/aws/sagemaker/Endpoints", "/aws/sagemaker/TransformJobs"];

export interface ModelRoleArgs {
  home: Home;
  /** What the model's containers have in S3. */
  artifacts: StoredArtifacts[];
  /** Repositories of the model's images. */
  repositoryArns: pulumi.Input<string>[];
  /** Key of the artifacts. */
  keyArn: pulumi.Input<string>;
}

/**
 * The role that SageMaker takes for one model: it reads that model's artifacts, pulls its images, makes its network interfaces and
 * publishes metrics of its instances. An endpoint that hosts the model adds its own log, captures and results. The containers never
 * hold the role's credentials, since they are isolated from the network. Children: 1 role, named `<name>-model`, 1 role policy.
 *
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms
 */
export class ModelRole extends pulumi.ComponentResource {
  /** Known once the role allows what the model needs. */
  readonly roleArn: pulumi.Output<string>;
  /** For the policies that endpoints add. */
  readonly roleName: pulumi.Output<string>;

  constructor(name: string, args: ModelRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ModelRole", name, args, opts);

    const child = { parent: this };
    const roleName = `${name}-model`;
    const assumeRolePolicy = assumableBy("sagemaker.amazonaws.com", args.home);
    const role = new aws.iam.Role(roleName, { assumeRolePolicy }, child);
    const permissions = new aws.iam.RolePolicy(
      roleName,
      { role: role.name, policy: policyDocument(...statements(args)) },
      child,
    );

    this.roleArn = after(role.arn, permissions);
    this.roleName = role.name;
    this.registerOutputs({ roleArn: this.roleArn, roleName: this.roleName });
  }
}

function statements(args: ModelRoleArgs): aws.iam.PolicyStatement[] {
  const { artifacts, repositoryArns, keyArn, home } = args;
  return [
    ...(artifacts.length === 0 ? [] : reads(artifacts, keyArn, home)),
    {
      Sid: "Pull",
      Effect: "Allow",
      Action: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ],
      Resource: repositoryArns,
    },
    // Neither a token of ECR, nor a metric, nor an interface that does not exist yet, is a resource that a policy could name.
    { Sid: "PullToken", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "Metrics",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": INSTANCE_METRICS } },
    },
    { Sid: "Interfaces", Effect: "Allow", Action: INTERFACES, Resource: "*" },
  ];
}

function reads(
  artifacts: StoredArtifacts[],
  keyArn: pulumi.Input<string>,
  { region }: Home,
): aws.iam.PolicyStatement[] {
  const folders = artifacts.filter(({ form }) => form === "folder");
  return [
    {
      Sid: "Artifacts",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: artifacts.map(({ form, bucketArn, key }) =>
        form === "folder"
          ? pulumi.interpolate`${bucketArn}/${key}*`
          : pulumi.interpolate`${bucketArn}/${key}`,
      ),
    },
    ...folders.map(({ bucketArn, key }, index): aws.iam.PolicyStatement => ({
      Sid: `List${String(index)}`,
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringLike: { "s3:prefix": `${key}*` } },
    })),
    {
      Sid: "ArtifactsKey",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}
