import type { Declared } from "../../../components/testing/deploy.ts";
import { GROUP_MUTATIONS, type Mutation } from "./groupMutations.ts";
import { OPEN } from "./network.ts";
import { PASSES } from "./passes.ts";

const TYPES = {
  acl: "aws:ec2/networkAcl:NetworkAcl",
  defaultAcl: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  route: "aws:ec2/route:Route",
  block: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
  exclusion: "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
  transitRoute: "aws:ec2transitgateway/route:Route",
  association: "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
  propagation: "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation",
  accepter: "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter",
  firewall: "aws:networkfirewall/firewall:Firewall",
} as const;
type Kind = keyof typeof TYPES;

const is = (kind: Kind, name: string) => (one: Declared) =>
  one.type === TYPES[kind] && one.name === `prod-${name}`;
const less =
  (kind: Kind, name: string): Mutation =>
  (declared) =>
    declared.filter((one) => !is(kind, name)(one));
const changed =
  (kind: Kind, name: string, inputs: Declared["inputs"]): Mutation =>
  (declared) =>
    declared.map((one) =>
      is(kind, name)(one) ? { ...one, inputs: { ...one.inputs, ...inputs } } : one,
    );
const more =
  (kind: Kind, inputs: Declared["inputs"]): Mutation =>
  (declared) => [
    ...declared,
    { type: TYPES[kind], name: "prod-added", inputs, provider: "", custom: true },
  ];
const each = (names: string[], what: string, make: (name: string) => Mutation) =>
  names.map((name): [string, Mutation] => [`${what} ${name}`, make(name)]);

const TIERS = Object.keys(PASSES)
  .filter((label) => label !== "internet")
  .map((label) => label.replace(".", "-"));
const VPCS = ["data", "ml", "management", "egress", "endpoints"];
const LEVELS = ["edge", "data", "ml", "management", "firewall"];
const toEgress = { transitGatewayAttachmentId: "prod-egress_id" };

/** Each control of the primary region, taken away or turned over. The block of account `public` is not one: its VPC is left out. */
export const MUTATIONS: [string, Mutation][] = [
  ...GROUP_MUTATIONS,
  ...each(
    [
      ...LEVELS.map((level) => `${level}-region`),
      "edge-peer",
      "ml-peer",
      "management-peer",
      "firewall-peer",
    ],
    "no blackhole",
    (name) => less("transitRoute", name),
  ),
  [
    "no blackhole for what else the other region has than data",
    (declared) => declared.filter(({ name }) => name !== "global-near-data"),
  ],
  [
    "a way from data to all of the other region",
    (declared) =>
      declared.map((one) =>
        one.name === "global-near-data"
          ? {
              ...one,
              inputs: { ...one.inputs, blackhole: false, transitGatewayAttachmentId: "global_id" },
            }
          : one,
      ),
  ],
  ...each(TIERS, "an open network ACL of", (name) =>
    changed("acl", name, { ingress: OPEN, egress: OPEN }),
  ),
  ...each(TIERS, "no network ACL but a stripped one of", (name) => less("acl", name)),
  ...each([...VPCS, "public", "firewall"], "no association of", (name) =>
    less("association", name),
  ),
  ...each([...VPCS, "public", "firewall"], "in another trust level's table:", (name) =>
    changed("association", name, {
      transitGatewayRouteTableId: name === "management" ? "prod-edge_id" : "prod-management_id",
    }),
  ),
  ...each(["edge", "data", "ml", "management"], "past the firewall on the way out only:", (level) =>
    changed("transitRoute", `${level}-default`, toEgress),
  ),
  [
    "past the firewall both ways: data",
    (declared) =>
      more("propagation", {
        transitGatewayAttachmentId: "prod-data_id",
        transitGatewayRouteTableId: "prod-egress_id",
      })(changed("transitRoute", "data-default", toEgress)(declared)),
  ],
  [
    "the stores' network ACL as AWS makes one",
    (declared) => less("defaultAcl", "data")(less("acl", "data-data")(declared)),
  ],
  ["no firewall", less("firewall", "firewall")],
  ["an attachment that nobody accepted", less("accepter", "data")],
  [
    "a default route of the stores to the transit gateway",
    more("route", { routeTableId: "prod-data-data-1_rtb", destinationCidrBlock: "0.0.0.0/0" }),
  ],
  ...each(["data", "ml", "operations", "network"], "no block of public access in", (account) =>
    less("block", account),
  ),
  [
    "questions from the internet let into egress",
    changed("exclusion", "network-egress", { internetGatewayExclusionMode: "allow-bidirectional" }),
  ],
];
