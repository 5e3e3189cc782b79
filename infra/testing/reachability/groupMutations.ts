import type { Declared } from "../../../components/testing/deploy.ts";
import { GROUPS } from "./groupTable.ts";

export type Mutation = (declared: Declared[]) => Declared[];

const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const RULES = {
  in: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  out: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
} as const;
type Way = keyof typeof RULES;

const ENTRIES: Record<string, { cidr: string }[]> = {
  "open to everybody": [{ cidr: "0.0.0.0/0" }],
  empty: [],
};
const LEVELS = ["edge", "data", "ml", "management", "endpoints", "peer", "onPremises"];

const nameOf = (label: string) => label.replace(".", "-");

const opened = (label: string, way: Way, cidrIpv4 = "0.0.0.0/0"): Mutation => {
  const securityGroupId = `prod-${nameOf(label)}_id`;
  const inputs = { securityGroupId, ipProtocol: "-1", cidrIpv4 };
  const rule = { type: RULES[way], name: "prod-added", inputs, provider: "", custom: true };
  return (declared) => [...declared, rule];
};

const emptied =
  (label: string, way: Way): Mutation =>
  (declared) =>
    declared.filter(
      ({ type, inputs }) =>
        type !== RULES[way] || inputs["securityGroupId"] !== `prod-${nameOf(label)}_id`,
    );

const holding =
  (level: string, entries: { cidr: string }[]): Mutation =>
  (declared) =>
    declared.map((one) =>
      one.type === LIST && one.name === `prod-level-${level}`
        ? { ...one, inputs: { ...one.inputs, entries } }
        : one,
    );

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const changed =
  (type: string, name: string, inputs: Declared["inputs"]): Mutation =>
  (declared) =>
    declared.map((one) =>
      one.type === type && one.name === `prod-${name}`
        ? { ...one, inputs: { ...one.inputs, ...inputs } }
        : one,
    );

/** Each part of the ways by PrivateLink, taken away or turned over. */
const PRIVATE_LINK_MUTATIONS: [string, Mutation][] = (["data", "ml"] as const).flatMap(
  (served): [string, Mutation][] => [
    ...[ENDPOINT, "aws:lb/listener:Listener"].map((type): [string, Mutation] => [
      `no ${type.split(":")[2] ?? ""} of the private way to ${served}`,
      (declared) =>
        declared.filter(
          (one) => one.type !== type || !RegExp(`^prod-${served}-(link|endpoint)$`).test(one.name),
        ),
    ]),
    [
      `the endpoint of ${served} among the public load balancers`,
      changed(ENDPOINT, `${served}-endpoint`, {
        subnetConfigurations: [1, 2, 3].map((n) => ({
          subnetId: `prod-public-public-${String(n)}_id`,
          ipv4: "10.16.0.200",
        })),
      }),
    ],
    [
      `an endpoint of ${served} that leads to another service`,
      changed(ENDPOINT, `${served}-endpoint`, { serviceName: "com.amazonaws.us-east-2.kms" }),
    ],
    [
      `the load balancer of ${served} without a group that is asked`,
      changed(BALANCER, `${served}-link`, {
        enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off",
      }),
    ],
    [
      `the load balancer of ${served} in the group of its services`,
      changed(BALANCER, `${served}-link`, {
        securityGroups: [`prod-${served}-${served === "data" ? "service" : "balancer"}_id`],
      }),
    ],
  ],
);

/** Each security group of the primary region opened and emptied in both directions, each list of a trust level, and PrivateLink. */
export const GROUP_MUTATIONS: [string, Mutation][] = [
  ...Object.entries(GROUPS).flatMap(([label, access]) =>
    (["in", "out"] as const).flatMap((way): [string, Mutation][] => [
      [`all let ${way} by ${label}`, opened(label, way)],
      ...(access[way].length === 0
        ? []
        : [[`nothing let ${way} by ${label}`, emptied(label, way)] as [string, Mutation]]),
    ]),
  ),
  ["an address let in by endpoints.saas", opened("endpoints.saas", "in", "10.17.0.7/32")],
  [
    "an address let out by endpoints.forwarder",
    opened("endpoints.forwarder", "out", "172.16.0.10/32"),
  ],
  ...PRIVATE_LINK_MUTATIONS,
  ...LEVELS.flatMap((level) =>
    Object.entries(ENTRIES).map(([what, entries]): [string, Mutation] => [
      `${what}: the prefix list of level ${level}`,
      holding(level, entries),
    ]),
  ),
];
