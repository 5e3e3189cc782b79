import { anyOf } from "../../lib/anyOf.ts";
import { grouped, perStack } from "../../lib/perStack.ts";
import { keysOf } from "../../lib/vpcKeys.ts";
import { declared, type Resources } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
const BLOCK = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";

/** Whether gateways carry nothing, but for VPCs that the block leaves out. */
const isBlocked = (resources: Resources): boolean =>
  anyOf(
    resources.ofType(BLOCK),
    ({ props }) => props.internetGatewayBlockMode === "block-bidirectional",
  );

const excluded = perStack((resources) => grouped(resources.ofType(EXCLUSION), keysOf));

const gateway = declared(GATEWAY, "edge", { vpcId: { $ref: "vpc.id" } });
const vpc = declared("aws:ec2/vpc:Vpc", "vpc");
const block = (internetGatewayBlockMode: string) =>
  declared(BLOCK, "block", { internetGatewayBlockMode });
const exclusion = (vpcId: string | { $ref: string }) =>
  declared(EXCLUSION, "edge", { vpcId, internetGatewayExclusionMode: "allow-egress" });

/**
 * The list of authorized VPCs is the account's own: what its block on public access leaves out. Any other VPC's gateway, such as one that
 * `awsx` makes for every VPC, carries nothing while the block is there. Accounts and Regions of a stack are not told apart: each needs its
 * block.
 */
export const igwAuthorizedVpcOnly = stackRule({
  id: "igw-authorized-vpc-only",
  title: "Only authorized VPCs use an internet gateway",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.312(e)(1)"],
  severity: "high",
  requires:
    "An internet gateway is attached to a VPC that an exclusion names, or that the stack's block on public access cuts off.",
  rationale: "A VPC that holds data and has a way to the internet is one route away from it.",
  fix: 'new aws.ec2.VpcBlockPublicAccessOptions(name, { internetGatewayBlockMode: "block-bidirectional" })',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/internet-gateway-authorized-vpc-only.html",
  type: GATEWAY,
  check: (subject, resources) => {
    const attachments = resources.pointingAt(subject, ATTACHMENT, "internetGatewayId");
    const attached = [...("vpcId" in subject.props ? [subject] : []), ...attachments];
    if (attached.length === 0 || isBlocked(resources)) return undefined;
    return attached.every((one) => excluded(resources)(keysOf(one)).length > 0)
      ? undefined
      : "attached to a VPC that nothing authorizes";
  },
  complies: [
    [declared(GATEWAY, "unattached")],
    [gateway, vpc, block("block-bidirectional")],
    [gateway, vpc, exclusion({ $ref: "vpc.id" })],
    [declared(GATEWAY, "edge", { vpcId: "vpc-1" }), exclusion("vpc-1")],
  ],
  violates: [
    [gateway, vpc],
    [gateway, vpc, block("block-ingress")],
    [gateway, vpc, exclusion("vpc-1")],
    [
      declared(GATEWAY, "edge"),
      declared(ATTACHMENT, "edge", { internetGatewayId: { $ref: "edge.id" }, vpcId: "vpc-1" }),
    ],
  ],
  undecided: [[gateway, vpc, block(UNKNOWN)]],
});
