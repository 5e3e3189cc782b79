import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";

/** What AWS itself owns and workloads need, so that it is no resource of the organization. */
interface AwsOwned {
  sid: string;
  /** Services whose endpoints let it through, as {@link endpointPolicy} takes them. */
  services: readonly string[];
  /** `anyone` where AWS's agents do not sign their requests, or sign them with an identity of AWS. */
  by: "anyone" | "organization";
  actions: string[];
  /** Empty in a region that lacks it. */
  resources: (home: Home) => string[];
  see: string;
}

const buckets =
  (...names: ((region: string) => string)[]) =>
  ({ partition, region }: Home) =>
    names.map((name) => `arn:${partition}:s3:::${name(region)}/*`);

const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** Account that serves the Deep Learning Containers in every region of the United States. */
const DEEP_LEARNING_ACCOUNT = "763104351884";

/** Account with the repository of GuardDuty's agent for Fargate, by region. */
const GUARDDUTY_ACCOUNTS: Readonly<Record<string, string>> = {
  "us-east-1": "593207742271",
  "us-east-2": "307168627858",
  "us-west-1": "684579721401",
  "us-west-2": "733349766148",
};

/** @see https://github.com/aws-samples/data-perimeter-policy-examples/blob/main/service_owned_resources.md */
const AWS_OWNED: readonly AwsOwned[] = [
  {
    sid: "ImageLayersOfEcr",
    services: ["s3"],
    by: "anyone",
    actions: ["s3:GetObject"],
    resources: buckets((region) => `prod-${region}-starport-layer-bucket`),
    see: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
  },
  {
    sid: "PackagesOfAmazonLinux",
    services: ["s3"],
    by: "anyone",
    actions: ["s3:GetObject"],
    resources: buckets((region) => `al2023-repos-${region}-de612dc2`),
    see: "https://repost.aws/knowledge-center/ec2-al1-al2-update-yum-without-internet",
  },
  {
    sid: "PackagesOfSystemsManager",
    services: ["s3"],
    by: "anyone",
    actions: ["s3:GetObject"],
    resources: buckets(
      (region) => `aws-ssm-${region}`,
      (region) => `amazon-ssm-${region}`,
      (region) => `aws-ssm-distributor-file-${region}`,
      (region) => `aws-ssm-document-attachments-${region}`,
      (region) => `patch-baseline-snapshot-${region}`,
    ),
    see: "https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html",
  },
  {
    sid: "DocumentsOfSystemsManager",
    services: ["ssm"],
    by: "organization",
    actions: [
      "ssm:CreateAssociation",
      "ssm:Describe*",
      "ssm:Get*",
      "ssm:List*",
      "ssm:SendCommand",
      "ssm:StartAutomationExecution",
      "ssm:StartSession",
    ],
    resources: ({ partition, region }) =>
      ["automation-definition/*", "document/*", "parameter/aws/*"].map(
        (resource) => `arn:${partition}:ssm:${region}::${resource}`,
      ),
    see: "https://docs.aws.amazon.com/systems-manager/latest/userguide/security_iam_service-with-iam.html",
  },
  {
    sid: "DeepLearningContainers",
    services: ["ecr.api", "ecr.dkr"],
    by: "organization",
    actions: PULL,
    resources: ({ partition, region }) =>
      /^us-(east|west)-/.test(region)
        ? [`arn:${partition}:ecr:${region}:${DEEP_LEARNING_ACCOUNT}:repository/*`]
        : [],
    see: "https://aws.github.io/deep-learning-containers/reference/available_images/",
  },
  {
    sid: "AgentOfGuardDuty",
    services: ["ecr.api", "ecr.dkr"],
    by: "organization",
    actions: PULL,
    resources: ({ partition, region }) =>
      [GUARDDUTY_ACCOUNTS[region]]
        .filter((account) => account !== undefined)
        .map(
          (account) => `arn:${partition}:ecr:${region}:${account}:repository/aws-guardduty-agent-*`,
        ),
    see: "https://docs.aws.amazon.com/guardduty/latest/ug/ecs-runtime-agent-ecr-image-uri.html",
  },
];

/**
 * The policy of an endpoint, gateway or interface: the organization's identities on the organization's resources, AWS's services
 * under their own identity, and the sourced table of what AWS owns. It grants nothing; it is the most that gets through.
 *
 * @param service what follows the region in the endpoint's service name, for example `kms-fips`
 * @see https://docs.aws.amazon.com/whitepapers/latest/building-a-data-perimeter-on-aws/perimeter-implementation.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
export function endpointPolicy(
  service: string,
  home: Home,
  organizationId: string,
): pulumi.Output<string> {
  const plain = service.replace(/-fips$/, "");
  const everyone = { Effect: "Allow", Principal: "*" } as const;
  const ours = { "aws:PrincipalOrgID": organizationId };
  const owned = AWS_OWNED.filter(({ services }) => services.includes(plain)).flatMap(
    ({ sid, by, actions, resources }): aws.iam.PolicyStatement[] => {
      const Resource = resources(home);
      const Condition = by === "organization" && { Condition: { StringEquals: ours } };
      const statement = { ...everyone, Sid: sid, Action: actions, Resource, ...Condition };
      return Resource.length === 0 ? [] : [statement];
    },
  );
  return policyDocument(
    {
      ...everyone,
      Sid: "OwnIdentitiesOwnResources",
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { ...ours, "aws:ResourceOrgID": organizationId } },
    },
    {
      ...everyone,
      Sid: "ServicesOfAws",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
    },
    ...owned,
  );
}
