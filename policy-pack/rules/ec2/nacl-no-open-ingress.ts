import type { PropsOf } from "../../awsType.ts";
import { anyOf, ifKnown, knownOf } from "../../lib/anyOf.ts";
import { perStack } from "../../lib/perStack.ts";
import { declared, type Resource } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";
import { undecided } from "../../undecided.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const ENTRY = "aws:ec2/networkAclRule:NetworkAclRule";
const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const LAST_PORT = 65535;

type Acl = Resource<PropsOf<typeof ACL>>;

/** One entry of a network ACL, however it is declared. */
interface Entry {
  action?: string | undefined;
  ruleAction?: string | undefined;
  egress?: boolean | undefined;
  protocol?: string | undefined;
  fromPort?: number | undefined;
  toPort?: number | undefined;
  cidrBlock?: string | undefined;
  ipv6CidrBlock?: string | undefined;
}

const inline = (changes: object = {}) => ({
  ruleNo: 10,
  action: "allow",
  protocol: "-1",
  fromPort: 0,
  toPort: 0,
  cidrBlock: "0.0.0.0/0",
  ...changes,
});
const acl = (ingress: object[], subnetIds: unknown = ["subnet-1"]) => ({
  type: ACL,
  name: "data",
  props: { vpcId: "vpc-1", ingress, subnetIds },
});
const entry = (changes: object = {}) => ({
  type: ENTRY,
  name: "all",
  props: {
    networkAclId: { $ref: "data.id" },
    ruleNumber: 10,
    ruleAction: "allow",
    protocol: "-1",
    cidrBlock: "0.0.0.0/0",
    ...changes,
  },
});
const attachment = (...subnetIds: string[]) =>
  declared(ATTACHMENT, "transit", { vpcId: "vpc-1", transitGatewayId: "tgw-1", subnetIds });

/**
 * Subnets that hold attachments of a transit gateway alone are open on purpose: all of a VPC's traffic comes through them.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-best-design-practices.html
 */
export const naclNoOpenIngress = stackRule({
  id: "nacl-no-open-ingress",
  title: "Network ACLs let not everything in",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "No network ACL lets all ports in from anywhere, but those of transit subnets.",
  rationale: "The ACL is what remains when a security group was opened by mistake.",
  fix: 'ingress: [{ ruleNo: 10, action: "allow", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock }]',
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  type: ACL,
  check: (subject, resources) => {
    const entries: (() => readonly Entry[])[] = [
      () => subject.props.ingress ?? [],
      () => resources.pointingAt(subject, ENTRY, "networkAclId").map(({ props }) => props),
    ];
    if (!anyOf(entries, (some) => anyOf(some(), isOpen))) return undefined;
    return isOfTransit(subject, transitSubnets(resources))
      ? undefined
      : "the network ACL lets all ports in from anywhere";
  },
  complies: [
    [acl([inline({ protocol: "tcp", fromPort: 443, toPort: 443 })])],
    [acl([inline({ cidrBlock: "10.0.0.0/8" })])],
    [acl([inline({ action: "deny" })]), entry({ egress: true })],
    [acl([inline()], ["subnet-1", "subnet-2"]), attachment("subnet-1", "subnet-2")],
  ],
  violates: [
    [acl([inline()])],
    [acl([inline({ cidrBlock: undefined, ipv6CidrBlock: "::/0" })])],
    [acl([inline({ protocol: "tcp", fromPort: 0, toPort: LAST_PORT })])],
    [acl([]), entry()],
    [acl([inline()], ["subnet-1", "subnet-2"]), attachment("subnet-1")],
  ],
  undecided: [
    [acl([inline({ cidrBlock: UNKNOWN })])],
    [acl([inline()], UNKNOWN), attachment("subnet-1")],
  ],
});

const isOpen = (one: Entry): boolean => letsIn(one) && isOfAllPorts(one) && isFromAnywhere(one);

const letsIn = ({ action, ruleAction, egress }: Entry): boolean =>
  (action ?? ruleAction) === "allow" && egress !== true;

const isOfAllPorts = ({ protocol, fromPort = 0, toPort = 0 }: Entry): boolean =>
  protocol === "-1" || protocol === "all" || (fromPort <= 1 && toPort === LAST_PORT);

const isFromAnywhere = ({ cidrBlock, ipv6CidrBlock }: Entry): boolean =>
  cidrBlock === "0.0.0.0/0" || ipv6CidrBlock === "::/0";

const transitSubnets = perStack(
  (resources) => new Set(resources.ofType(ATTACHMENT).flatMap((one) => subnetsOf(one))),
);

/** Ids or, for those not known yet, URNs of the subnets that they come from. */
function subnetsOf({ props, origins }: Resource<{ subnetIds?: string[] | undefined }>): string[] {
  const known = knownOf(ifKnown(() => props.subnetIds) ?? []);
  return known.length > 0 ? known : [...(origins["subnetIds"] ?? [])];
}

function isOfTransit(subject: Acl, transit: ReadonlySet<string>): boolean {
  const its = subnetsOf(subject);
  if (its.length === 0 && "subnetIds" in subject.props && transit.size > 0) {
    throw undecided("which subnets the network ACL is for is not known");
  }
  return its.length > 0 && its.every((one) => transit.has(one));
}
