import type { Row } from "../table.ts";

/** What is known of some types in spite of what the sources say, or where they say nothing. */
export interface Override {
  readonly types: readonly string[];
  readonly why: string;
  /** Added, in place of what the sources say of the same property. */
  readonly set?: Row;
  /** Properties of which the sources' values, ranges and lengths are wrong. */
  readonly drop?: readonly string[];
}

/** A range for every port, since protocol numbers and ports have 16 bits; -1 stands for all. */
const PORTS = [-1, 65535] as const;
const IN_GROUPS = [
  "ingress[].fromPort",
  "ingress[].toPort",
  "egress[].fromPort",
  "egress[].toPort",
];
const NETWORKS = ["ingress[].cidrBlocks[]", "egress[].cidrBlocks[]"];
const each = <Rule>(paths: readonly string[], rule: Rule) =>
  Object.fromEntries(paths.map((path) => [path, rule]));

export const OVERRIDES: readonly Override[] = [
  {
    types: ["ec2/vpc"],
    // https://docs.aws.amazon.com/vpc/latest/userguide/create-vpc.html
    why: "the comment tells of the tenancies in prose; `host` is refused for a VPC",
    set: {
      values: { instanceTenancy: ["default", "dedicated"] },
      formats: { cidrBlock: "vpc" },
      ranges: { ipv4NetmaskLength: [16, 28] },
      conflicts: [["cidrBlock", "ipv4NetmaskLength"]],
    },
  },
  {
    types: ["ec2/vpcIpv4CidrBlockAssociation"],
    // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
    why: "a further block of a VPC has the same sizes as the first",
    set: { formats: { cidrBlock: "vpc" } },
  },
  {
    types: ["ec2/subnet"],
    // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    why: "AWS refuses a block whose host part is not zero",
    set: { formats: { cidrBlock: "network" } },
  },
  {
    types: ["ec2/securityGroup", "ec2/defaultSecurityGroup"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
    why: "ports and blocks are described in prose",
    set: { ranges: each(IN_GROUPS, PORTS), formats: each(NETWORKS, "network") },
  },
  {
    types: ["ec2/securityGroupRule"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
    why: "ports, blocks and directions are described in prose",
    set: {
      ranges: { fromPort: PORTS, toPort: PORTS },
      formats: { "cidrBlocks[]": "network" },
      values: { type: ["ingress", "egress"] },
    },
  },
  {
    types: ["vpc/securityGroupIngressRule", "vpc/securityGroupEgressRule"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRuleRequest.html
    why: "ports and blocks are described in prose; a rule has one source or destination",
    set: {
      ranges: { fromPort: PORTS, toPort: PORTS },
      formats: { cidrIpv4: "network" },
      exactlyOne: [["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"]],
    },
  },
  {
    types: ["ec2/networkAcl", "ec2/defaultNetworkAcl"],
    // https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html (rule numbers up to 32766)
    why: "ports and numbers are described in prose",
    set: {
      ranges: {
        ...each(IN_GROUPS, PORTS),
        "ingress[].ruleNo": [1, 32766],
        "egress[].ruleNo": [1, 32766],
      },
    },
  },
  {
    types: ["ec2/networkAclRule"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
    why: "ports and numbers are described in prose",
    set: { ranges: { fromPort: PORTS, toPort: PORTS, ruleNumber: [1, 32766] } },
  },
  {
    types: ["ec2/flowLog"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
    why: "the comment adds units and conditions; a flow log is of exactly one thing",
    set: {
      values: { maxAggregationInterval: [60, 600] },
      exactlyOne: [
        [
          "eniId",
          "regionalNatGatewayId",
          "subnetId",
          "transitGatewayAttachmentId",
          "transitGatewayId",
          "vpcId",
        ],
      ],
    },
  },
  {
    types: ["ec2transitgateway/transitGateway"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html
    why: "private ASNs have a range of 16 and one of 32 bits: the bounds of both are all that one range can tell",
    set: {
      ranges: { amazonSideAsn: [64512, 4294967294] },
      formats: { "transitGatewayCidrBlocks[]": "cidr" },
    },
  },
  {
    types: ["ec2/instanceMetadataDefaults"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataDefaults.html
    why: "`no-preference` and -1 take back a default",
    set: {
      values: {
        httpEndpoint: ["enabled", "disabled", "no-preference"],
        httpTokens: ["required", "optional", "no-preference"],
        instanceMetadataTags: ["enabled", "disabled", "no-preference"],
      },
      ranges: { httpPutResponseHopLimit: [-1, 64] },
    },
  },
  {
    types: ["ec2/launchTemplate"],
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateInstanceMetadataOptionsRequest.html
    why: "the comment tells of the metadata options in prose",
    set: {
      values: {
        "metadataOptions.httpTokens": ["optional", "required"],
        "metadataOptions.httpEndpoint": ["enabled", "disabled"],
      },
    },
  },
  {
    types: ["ebs/volume"],
    // https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
    why: "the types are described in prose; throughput grew beyond what is stated",
    set: {
      values: { type: ["standard", "gp2", "gp3", "io1", "io2", "sc1", "st1"] },
      ranges: { throughput: [125, 2000] },
    },
  },
  {
    types: ["autoscaling/group"],
    // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
    why: "the comment describes the sizes in prose",
    set: {
      ranges: {
        minSize: [0, null],
        maxSize: [0, null],
        desiredCapacity: [0, null],
        "warmPool.minSize": [0, null],
      },
      lengths: { name: [1, 255] },
    },
  },
  {
    types: ["ecs/capacityProvider"],
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html
    why: "the comment states them with words that are conditions elsewhere",
    set: {
      ranges: {
        "autoScalingGroupProvider.managedScaling.targetCapacity": [1, 100],
        "autoScalingGroupProvider.managedScaling.minimumScalingStepSize": [1, 10000],
        "autoScalingGroupProvider.managedScaling.maximumScalingStepSize": [1, 10000],
      },
    },
  },
  {
    types: ["ecs/service"],
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    why: "the comment tells of the types of launch in prose",
    set: {
      values: { launchType: ["EC2", "FARGATE", "EXTERNAL"] },
      ranges: { desiredCount: [0, null] },
    },
  },
  {
    types: ["lb/listenerRule", "alb/listenerRule"],
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html
    why: "the comment tells of codes by their first digit",
    drop: ["actions[].fixedResponse.statusCode"],
    set: {
      patterns: {
        "actions[].fixedResponse.statusCode": ["^[245]\\d\\d$", "must match [245]\\d\\d"],
      },
    },
  },
  {
    types: ["lb/listener", "alb/listener"],
    why: "a header may list several methods",
    drop: ["routingHttpResponseAccessControlAllowMethodsHeaderValue"],
  },
];
