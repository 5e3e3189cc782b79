import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { WrongProgram } from "./wrongProgram.ts";

type Options = pulumi.CustomResourceOptions;

/** A program that declares as many as it may, and one more. */
const oneTooMany = (
  what: string,
  limit: number,
  says: string,
  prepare: (opts: Options) => (name: string, index: number) => unknown,
): WrongProgram => ({
  mistake: `${String(limit + 1)} ${what}`,
  stage: "create",
  says,
  program: ({ data: provider }) => {
    const declare = prepare({ provider });
    for (let index = 0; index <= limit; index += 1) declare(`one-${String(index)}`, index);
  },
});

const network = (opts: Options) => new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" }, opts);
const ofNetwork = (opts: Options) => ({ vpcId: network(opts).id });
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
});

const OF_NETWORKS: readonly WrongProgram[] = [
  oneTooMany(
    "networks in a region",
    5,
    "VpcLimitExceeded: The maximum number of VPCs has been reached.",
    (opts) => (name) => new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16" }, opts),
  ),
  oneTooMany(
    "elastic addresses in a region",
    5,
    "AddressLimitExceeded: The maximum number of addresses has been reached.",
    (opts) => (name) => new aws.ec2.Eip(name, { domain: "vpc" }, opts),
  ),
  oneTooMany(
    "internet gateways in a region",
    5,
    "InternetGatewayLimitExceeded: The maximum number of internet gateways has been reached.",
    (opts) => (name) => new aws.ec2.InternetGateway(name, {}, opts),
  ),
  oneTooMany(
    "NAT gateways in a zone",
    5,
    "NatGatewayLimitExceeded: Performing this operation would exceed the limit of 5 NAT gateways",
    (opts) => {
      const args = { vpcId: network(opts).id, cidrBlock: "10.0.0.0/24" };
      const subnetId = new aws.ec2.Subnet("subnet", args, opts).id;
      return (name) =>
        new aws.ec2.NatGateway(name, { subnetId, connectivityType: "private" }, opts);
    },
  ),
  {
    mistake: "a table declared with 501 routes",
    stage: "create",
    says: "RouteLimitExceeded: The maximum number of routes has been reached.",
    program: ({ data: provider }) => {
      const vpc = ofNetwork({ provider });
      const gatewayId = new aws.ec2.InternetGateway("gateway", vpc, { provider }).id;
      const routes = Array.from({ length: 501 }, (_, index) => {
        const [high, low] = [String(Math.floor(index / 256)), String(index % 256)];
        return { gatewayId, cidrBlock: `172.16.${high}.${low}/32` };
      });
      new aws.ec2.RouteTable("table", { ...vpc, routes }, { provider });
    },
  },
  oneTooMany(
    "rules of a network ACL in one direction",
    20,
    "NetworkAclEntryLimitExceeded: The maximum number of network acl entries has been reached.",
    (opts) => {
      const networkAclId = new aws.ec2.NetworkAcl("acl", ofNetwork(opts), opts).id;
      const rule = { networkAclId, protocol: "-1", ruleAction: "allow", cidrBlock: "10.0.0.0/8" };
      return (name, index) =>
        new aws.ec2.NetworkAclRule(name, { ...rule, egress: true, ruleNumber: index + 1 }, opts);
    },
  ),
  oneTooMany(
    "rules of a security group in one direction",
    60,
    "RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached.",
    (opts) => {
      const securityGroupId = new aws.ec2.SecurityGroup("group", ofNetwork(opts), opts).id;
      const rule = { securityGroupId, ipProtocol: "tcp", cidrIpv4: "10.0.0.0/8" };
      return (name, index) => {
        const port = { fromPort: 1000 + index, toPort: 1000 + index };
        return new aws.vpc.SecurityGroupIngressRule(name, { ...rule, ...port }, opts);
      };
    },
  ),
  {
    mistake: "an interface in six security groups",
    stage: "create",
    says: "SecurityGroupsPerInterfaceLimitExceeded",
    program: ({ data: provider }) => {
      const vpc = ofNetwork({ provider });
      const args = { ...vpc, cidrBlock: "10.0.0.0/24" };
      const subnetId = new aws.ec2.Subnet("subnet", args, { provider }).id;
      const securityGroups = ["a", "b", "c", "d", "e", "f"].map(
        (name) => new aws.ec2.SecurityGroup(name, vpc, { provider }).id,
      );
      new aws.ec2.NetworkInterface("interface", { subnetId, securityGroups }, { provider });
    },
  },
];

const OF_IDENTITY: readonly WrongProgram[] = [
  oneTooMany(
    "managed policies of a role",
    20,
    "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 20",
    (opts) => {
      const role = new aws.iam.Role("role", { assumeRolePolicy: TRUST }, opts).name;
      return (name) => {
        const policyArn = `arn:aws:iam::aws:policy/${name}`;
        return new aws.iam.RolePolicyAttachment(name, { role, policyArn }, opts);
      };
    },
  ),
  {
    mistake: "a role declared with more managed policies than it may have",
    stage: "create",
    says: "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 20",
    program: ({ data: provider }) => {
      const managedPolicyArns = Array.from(
        { length: 21 },
        (_, index) => `arn:aws:iam::aws:policy/Policy${String(index)}`,
      );
      new aws.iam.Role("role", { assumeRolePolicy: TRUST, managedPolicyArns }, { provider });
    },
  },
  {
    mistake: "ten policies for an account that has FullAWSAccess already",
    stage: "create",
    says: "ConstraintViolationException: You have attached the maximum number of policies to the specified target.",
    program: ({ organization: provider }) => {
      for (let index = 0; index < 10; index += 1) {
        const policyId = `p-${String(index).padStart(8, "0")}`;
        const args = { policyId, targetId: "666666666666" };
        new aws.organizations.PolicyAttachment(`one-${String(index)}`, args, { provider });
      }
    },
  },
];

export const QUOTAS: readonly WrongProgram[] = [...OF_NETWORKS, ...OF_IDENTITY];
