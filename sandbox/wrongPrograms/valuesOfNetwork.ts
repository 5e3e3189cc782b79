import * as aws from "@pulumi/aws";

import { refused } from "./refused.ts";
import type { WrongProgram } from "./wrongProgram.ts";

/** Values that the services of networks do not take. */
export const VALUES_OF_NETWORK: readonly WrongProgram[] = [
  refused(
    "a tenancy that VPCs do not have",
    "instanceTenancy",
    'expected instance_tenancy to be one of ["default" "dedicated"], got hosted',
    (at) => {
      const instanceTenancy = "hosted";
      new aws.ec2.Vpc("v", { cidrBlock: "10.0.0.0/16", instanceTenancy }, at);
    },
  ),
  refused(
    "a VPC larger than /16",
    "cidrBlock",
    "between 16 and 28 significant bits, got: 8",
    (at) => new aws.ec2.Vpc("v", { cidrBlock: "10.0.0.0/8" }, at),
  ),
  refused(
    "a VPC with a block and a size",
    "cidrBlock",
    '"cidr_block": conflicts with ipv4_netmask_length',
    (at) => new aws.ec2.Vpc("v", { cidrBlock: "10.0.0.0/16", ipv4NetmaskLength: 20 }, at),
  ),
  refused(
    "a subnet whose block is none",
    "cidrBlock",
    "invalid CIDR address: 10.0.0.0",
    (at) => new aws.ec2.Subnet("s", { vpcId: "vpc-1", cidrBlock: "10.0.0.0" }, at),
  ),
  refused(
    "a subnet whose block has a host part",
    "cidrBlock",
    'did you mean "10.0.0.0/24"?',
    (at) => new aws.ec2.Subnet("s", { vpcId: "vpc-1", cidrBlock: "10.0.0.7/24" }, at),
  ),
  refused(
    "a port above 65535 in a security group",
    "ingress[0].toPort",
    "expected ingress.0.to_port to be in the range (-1 - 65535), got 70000",
    (at) => {
      const rule = { protocol: "tcp", fromPort: 443, toPort: 70_000, cidrBlocks: ["10.0.0.0/8"] };
      new aws.ec2.SecurityGroup("g", { vpcId: "vpc-1", ingress: [rule] }, at);
    },
  ),
  refused(
    "a security group rule with port 70000",
    "toPort",
    "expected to_port to be in the range (-1 - 65535), got 70000",
    (at) => {
      const ports = { ipProtocol: "tcp", fromPort: 443, toPort: 70_000 };
      const args = { securityGroupId: "sg-1", cidrIpv4: "10.0.0.0/8", ...ports };
      new aws.vpc.SecurityGroupIngressRule("r", args, at);
    },
  ),
  refused(
    "a security group rule with two sources",
    "cidrIpv4",
    '"cidr_ipv4": conflicts with referenced_security_group_id',
    (at) => {
      const sources = { cidrIpv4: "10.0.0.0/8", referencedSecurityGroupId: "sg-2" };
      const args = { securityGroupId: "sg-1", ipProtocol: "-1", ...sources };
      new aws.vpc.SecurityGroupIngressRule("r", args, at);
    },
  ),
  refused(
    "a network ACL rule numbered 40000",
    "ruleNumber",
    "expected rule_number to be in the range (1 - 32766), got 40000",
    (at) => {
      const rule = { ruleNumber: 40_000, ruleAction: "deny", protocol: "-1" };
      new aws.ec2.NetworkAclRule(
        "r",
        { networkAclId: "acl-1", cidrBlock: "0.0.0.0/0", ...rule },
        at,
      );
    },
  ),
  refused(
    "a flow log of nothing",
    "eniId",
    "must be specified",
    (at) =>
      new aws.ec2.FlowLog(
        "f",
        { logDestination: "arn:aws:s3:::logs", logDestinationType: "s3" },
        at,
      ),
  ),
  refused(
    "a switch of a transit gateway set to true",
    "dnsSupport",
    'expected dns_support to be one of ["disable" "enable"], got true',
    (at) => new aws.ec2transitgateway.TransitGateway("t", { dnsSupport: "true" }, at),
  ),
  refused(
    "a public ASN for a transit gateway",
    "amazonSideAsn",
    "expected amazon_side_asn to be in the range (64512 - 4294967294), got 100",
    (at) => new aws.ec2transitgateway.TransitGateway("t", { amazonSideAsn: 100 }, at),
  ),
  refused(
    "a load balancer of no kind",
    "loadBalancerType",
    'expected load_balancer_type to be one of ["application" "gateway" "network"], got classic',
    (at) =>
      new aws.lb.LoadBalancer("l", { loadBalancerType: "classic", subnets: ["subnet-1"] }, at),
  ),
  refused(
    "a target group that waits two hours",
    "deregistrationDelay",
    "expected deregistration_delay to be in the range (0 - 3600), got 7200",
    (at) => {
      const args = { port: 443, protocol: "HTTPS", vpcId: "vpc-1", deregistrationDelay: 7200 };
      new aws.lb.TargetGroup("t", args, at);
    },
  ),
  refused("a CloudFront price class that is none", "priceClass", "to be one of", (at) => {
    const origin = { domainName: "example.org", originId: "o" };
    const methods = { allowedMethods: ["GET", "HEAD"], cachedMethods: ["GET", "HEAD"] };
    const behavior = { ...methods, targetOriginId: "o", viewerProtocolPolicy: "https-only" };
    const rest = {
      defaultCacheBehavior: behavior,
      enabled: true,
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: { cloudfrontDefaultCertificate: true },
    };
    new aws.cloudfront.Distribution("d", { origins: [origin], priceClass: "300", ...rest }, at);
  }),
];
