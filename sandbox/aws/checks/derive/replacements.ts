/** Where the specification and the comments do not tell what a change of an input does, or mislead. */
export interface Replacement {
  readonly types: readonly string[];
  /** Inputs that AWS cannot change: a change makes a new resource. */
  readonly replaces?: readonly string[];
  /** Inputs that AWS changes in place, whatever the specification says. */
  readonly inPlace?: readonly string[];
  readonly why: string;
}

/** Inputs that are changed in place in every type. */
export const ALWAYS_IN_PLACE = /^tags(All)?$/;

const NO_UPDATE = "AWS has no call that changes it";

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html (and the other services' lists of calls) */
export const REPLACEMENTS: readonly Replacement[] = [
  {
    types: ["ec2/securityGroup"],
    replaces: ["description"],
    why: "GroupDescription has no call that changes it, as the comment says in other words",
  },
  {
    types: ["ec2/defaultSecurityGroup", "ec2/defaultNetworkAcl"],
    replaces: ["vpcId", "defaultNetworkAclId"],
    why: "the defaults of another VPC are another resource",
  },
  {
    types: ["vpc/securityGroupEgressRule", "vpc/securityGroupIngressRule"],
    replaces: ["securityGroupId"],
    inPlace: [
      "cidrIpv4",
      "cidrIpv6",
      "description",
      "fromPort",
      "ipProtocol",
      "prefixListId",
      "toPort",
    ],
    why: "ModifySecurityGroupRules changes all of a rule but its group",
  },
  {
    types: ["ec2/securityGroupRule"],
    replaces: [
      "cidrBlocks",
      "fromPort",
      "ipv6CidrBlocks",
      "prefixListIds",
      "protocol",
      "securityGroupId",
      "self",
      "sourceSecurityGroupId",
      "toPort",
      "type",
    ],
    why: "the provider identifies the rule by what it allows",
  },
  {
    types: ["ec2/networkAclRule"],
    replaces: [
      "cidrBlock",
      "egress",
      "fromPort",
      "icmpCode",
      "icmpType",
      "ipv6CidrBlock",
      "protocol",
      "ruleAction",
      "toPort",
    ],
    why: "the provider never calls ReplaceNetworkAclEntry",
  },
  {
    types: ["ec2/flowLog"],
    replaces: [
      "eniId",
      "iamRoleArn",
      "subnetId",
      "transitGatewayAttachmentId",
      "transitGatewayId",
      "vpcId",
    ],
    why: `the specification calls them ResourceId and DeliverLogsPermissionArn; ${NO_UPDATE}`,
  },
  {
    types: ["ec2/routeTableAssociation"],
    replaces: ["gatewayId", "subnetId"],
    inPlace: ["routeTableId"],
    why: "ReplaceRouteTableAssociation changes the table only",
  },
  { types: ["ec2/eip"], replaces: ["domain"], why: NO_UPDATE },
  { types: ["ec2/internetGateway"], inPlace: ["vpcId"], why: "it is detached and attached" },
  {
    types: ["ec2/vpc"],
    inPlace: ["instanceTenancy"],
    why: "ModifyVpcTenancy takes dedicated back to default",
  },
  {
    types: ["ec2transitgateway/vpcAttachment"],
    inPlace: ["subnetIds"],
    why: "ModifyTransitGatewayVpcAttachment adds and removes subnets; the specification is of an older type",
  },
  {
    types: [
      "ec2transitgateway/vpcAttachmentAccepter",
      "ec2transitgateway/peeringAttachmentAccepter",
    ],
    replaces: ["transitGatewayAttachmentId"],
    why: "another attachment is another resource",
  },
  {
    types: ["ec2transitgateway/transitGateway"],
    inPlace: ["amazonSideAsn"],
    why: "ModifyTransitGateway changes it while no BGP session is up, as the comment notes",
  },
  {
    types: ["kms/key"],
    replaces: ["customerMasterKeySpec", "customKeyStoreId", "keyUsage", "multiRegion"],
    why: NO_UPDATE,
  },
  {
    types: ["iam/rolePolicy", "iam/groupPolicy", "iam/userPolicy"],
    replaces: ["group", "role", "user"],
    why: "an inline policy belongs to one identity",
  },
  {
    types: ["iam/rolePolicyAttachment", "iam/groupPolicyAttachment", "iam/userPolicyAttachment"],
    replaces: ["group", "policyArn", "role", "user"],
    why: "an attachment is nothing but the pair",
  },
  {
    types: ["ram/principalAssociation", "ram/resourceAssociation"],
    replaces: ["principal", "resourceArn", "resourceShareArn"],
    why: "an association is nothing but the pair",
  },
  {
    types: ["sns/topicPolicy", "sqs/queuePolicy"],
    replaces: ["arn", "queueUrl"],
    why: "the policy of another topic or queue is another resource",
  },
  {
    types: ["ecs/clusterCapacityProviders"],
    replaces: ["clusterName"],
    why: "it is a part of the cluster",
  },
  {
    types: ["ecs/capacityProvider"],
    replaces: ["autoScalingGroupProvider.autoScalingGroupArn", "name"],
    why: "UpdateCapacityProvider does not take the group",
  },
  {
    types: ["sagemaker/endpointConfiguration"],
    replaces: [
      "asyncInferenceConfig",
      "dataCaptureConfig",
      "executionRoleArn",
      "kmsKeyArn",
      "name",
      "namePrefix",
      "productionVariants",
      "shadowProductionVariants",
    ],
    why: "SageMaker creates, describes and deletes configurations, and has no call that changes one",
  },
  {
    types: ["rds/cluster"],
    replaces: ["engine", "masterUsername"],
    why: NO_UPDATE,
  },
  {
    types: ["rds/instance"],
    inPlace: ["dbSubnetGroupName", "identifier", "port"],
    why: "ModifyDBInstance changes them; CloudFormation does not call it for that",
  },
];

/** Types that are a part of a bucket, which their `bucket` names. */
export const OF_A_BUCKET = /^s3\/bucket[A-Z]/;
