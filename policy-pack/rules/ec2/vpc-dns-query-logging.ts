import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const ASSOCIATION =
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
const vpc = declared("aws:ec2/vpc:Vpc", "data", { cidrBlock: "10.0.0.0/16" });
const closed = [
  declared("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "closed", {
    vpcId: { $ref: "data.id" },
  }),
  declared("aws:ec2/flowLog:FlowLog", "flows", { vpcId: { $ref: "data.id" }, trafficType: "ALL" }),
];
const logged = (resourceId: string | { $ref: string }) =>
  declared(ASSOCIATION, "data-queries", { resourceId, resolverQueryLogConfigId: "rqlc-1" });

export const vpcDnsQueryLogging = stackRule({
  id: "vpc-dns-query-logging",
  title: "VPCs log DNS queries",
  safeguards: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  severity: "medium",
  requires: "Every VPC is associated with a configuration that logs queries of its resolver.",
  rationale: "Names that were asked for show what malware calls home to, and data led out by DNS.",
  fix: "new aws.route53.ResolverQueryLogConfigAssociation(name, { resolverQueryLogConfigId, resourceId: vpc.id })",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html",
  type: "aws:ec2/vpc:Vpc",
  check: (subject, resources) =>
    resources.pointingAt(subject, ASSOCIATION, "resourceId").length > 0
      ? undefined
      : "VPC has no ResolverQueryLogConfigAssociation",
  complies: [[vpc, logged({ $ref: "data.id" })]],
  violates: [
    [vpc, ...closed],
    [vpc, ...closed, logged("vpc-1")],
  ],
  undecided: [[vpc, ...closed, logged({ $ref: "?" })]],
});
