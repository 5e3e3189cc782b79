import { expect } from "chai";

import { NETWORK as NETWORK_OUTPUTS } from "./computed/network.ts";
import { DATA as DATA_OUTPUTS } from "./computed/data.ts";
import { PLATFORM as PLATFORM_OUTPUTS } from "./computed/platform.ts";
import { COMPUTE } from "./identities/compute.ts";
import { DATA } from "./identities/data.ts";
import { EDGE } from "./identities/edge.ts";
import { GOVERNANCE } from "./identities/governance.ts";
import { NETWORK } from "./identities/network.ts";
import { identify } from "./identity.ts";
import { type Values } from "./naming.ts";
import { allTokens, schemaOf, tokenOf } from "./testing/types.ts";

const PLACE = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const HERE = "us-east-2:111122223333";

const identityOf = (key: string, inputs: Values = {}, place = PLACE) =>
  identify(schemaOf(tokenOf(key)), "logical", inputs, place, "seed");

const PRIMARY = "arn:aws:kms:us-west-2:111122223333:key/mrk-0123456789abcdef0123456789abcdef";
const BALANCER = `arn:aws:elasticloadbalancing:${HERE}:loadbalancer/app/web/0123456789abcdef`;

/** Type, inputs, id, ARN without its first two segments. */
const CASES: [key: string, inputs: Values, id: RegExp, arn?: RegExp | undefined][] = [
  ["ec2/vpc", {}, /^vpc-0[0-9a-f]{16}$/, /^ec2:us-east-2:111122223333:vpc\/vpc-0[0-9a-f]{16}$/],
  ["ec2/eip", {}, /^eipalloc-0/, /:elastic-ip\/eipalloc-0/],
  ["ec2/flowLog", {}, /^fl-0/, /:vpc-flow-log\/fl-0/],
  ["ec2/route", { routeTableId: "rtb-1" }, /^r-rtb-1\d{10}$/],
  ["ec2/routeTableAssociation", {}, /^rtbassoc-0/],
  ["ec2/launchTemplate", { name: "gpu" }, /^lt-0/, /:launch-template\/lt-0/],
  ["vpc/securityGroupIngressRule", {}, /^sgr-0/, /^ec2:.*:security-group-rule\/sgr-0/],
  ["ec2transitgateway/transitGateway", {}, /^tgw-0/, /^ec2:.*:transit-gateway\/tgw-0/],
  [
    "ec2transitgateway/routeTableAssociation",
    { transitGatewayRouteTableId: "tgw-rtb-1", transitGatewayAttachmentId: "tgw-attach-2" },
    /^tgw-rtb-1_tgw-attach-2$/,
  ],
  [
    "ec2transitgateway/vpcAttachmentAccepter",
    { transitGatewayAttachmentId: "tgw-attach-2" },
    /^tgw-attach-2$/,
  ],
  [
    "kms/key",
    {},
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    /^kms:.*:key\/[0-9a-f]{8}-/,
  ],
  ["kms/key", { multiRegion: true }, /^mrk-[0-9a-f]{32}$/, /:key\/mrk-/],
  [
    "kms/replicaKey",
    { primaryKeyArn: PRIMARY },
    /^mrk-0123456789abcdef0123456789abcdef$/,
    /^kms:us-east-2:.*:key\/mrk-0123456789abcdef/,
  ],
  ["kms/alias", { name: "alias/phi" }, /^alias\/phi$/, /^kms:us-east-2:111122223333:alias\/phi$/],
  ["s3/bucket", { bucket: "phi" }, /^phi$/, /^s3:::phi$/],
  ["s3/bucketVersioning", { bucket: "phi" }, /^phi$/],
  ["s3/accountPublicAccessBlock", {}, /^111122223333$/],
  ["iam/role", { name: "app" }, /^app$/, /^iam::111122223333:role\/app$/],
  ["iam/role", { name: "app", path: "/team/" }, /^app$/, /^iam::111122223333:role\/team\/app$/],
  ["iam/role", { namePrefix: "app-" }, /^app-\d{26}$/, /^iam::111122223333:role\/app-\d{26}$/],
  ["iam/policy", { name: "read" }, /^arn:aws:iam::111122223333:policy\/read$/, /:policy\/read$/],
  ["iam/instanceProfile", { name: "gpu" }, /^gpu$/, /:instance-profile\/gpu$/],
  [
    "cloudwatch/logGroup",
    { name: "/vpc/flow" },
    /^\/vpc\/flow$/,
    /^logs:.*:log-group:\/vpc\/flow$/,
  ],
  ["cloudwatch/metricAlarm", { name: "gpu" }, /^gpu$/, /^cloudwatch:.*:alarm:gpu$/],
  ["cloudwatch/eventRule", { name: "daily" }, /^daily$/, /^events:.*:rule\/daily$/],
  [
    "sns/topic",
    { name: "alarms" },
    /^arn:aws:sns:us-east-2:111122223333:alarms$/,
    /^sns:.*:alarms$/,
  ],
  ["ecs/cluster", { name: "gpu" }, /:cluster\/gpu$/, /^ecs:.*:cluster\/gpu$/],
  [
    "ecs/service",
    { name: "pat", cluster: `arn:aws:ecs:${HERE}:cluster/gpu` },
    /:service\/gpu\/pat$/,
  ],
  [
    "autoscaling/group",
    { name: "gpu" },
    /^gpu$/,
    /^autoscaling:.*:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/gpu$/,
  ],
  ["lb/loadBalancer", { name: "web" }, /:loadbalancer\/app\/web\/[0-9a-f]{16}$/],
  ["lb/loadBalancer", { name: "nlb", loadBalancerType: "network" }, /:loadbalancer\/net\/nlb\//],
  ["ecs/service", { name: "pat" }, /:service\/default\/pat$/],
  [
    "lb/listener",
    { loadBalancerArn: BALANCER },
    /:listener\/app\/web\/0123456789abcdef\/[0-9a-f]{16}$/,
  ],
  ["sfn/stateMachine", { name: "flow" }, /:stateMachine:flow$/, /^states:/],
  [
    "sqs/queue",
    { name: "work" },
    /^https:\/\/sqs\.us-east-2\.amazonaws\.com\/111122223333\/work$/,
    /^sqs:.*:work$/,
  ],
  ["route53/zone", { name: "novamind.example" }, /^Z[A-Z0-9]{20}$/, /^route53:::hostedzone\/Z/],
  ["route53/resolverEndpoint", { direction: "OUTBOUND" }, /^rslvr-out-/, /^route53resolver:/],
  ["rds/cluster", {}, /^tf-\d{26}$/, /^rds:.*:cluster:tf-\d{26}$/],
  ["neptune/cluster", { clusterIdentifier: "graph" }, /^graph$/, /^rds:.*:cluster:graph$/],
  [
    "wafv2/webAcl",
    { name: "edge", scope: "REGIONAL" },
    /^[0-9a-f-]{36}$/,
    /:regional\/webacl\/edge\/[0-9a-f-]{36}$/,
  ],
  ["ssm/parameter", { name: "/a/b" }, /^\/a\/b$/, /:parameter\/a\/b$/],
  ["networkfirewall/ruleGroup", { name: "web", type: "STATEFUL" }, /:stateful-rulegroup\/web$/],
  [
    "route53/resolverFirewallRule",
    { firewallRuleGroupId: "rslvr-frg-1", dnsThreatProtection: "DGA" },
    /^rslvr-frg-1:[0-9a-f]{16}$/,
  ],
  ["networkfirewall/firewall", { name: "egress" }, /:firewall\/egress$/, /^network-firewall:/],
  ["ram/resourceShare", { name: "tgw" }, /:resource-share\/[0-9a-f-]{36}$/, /^ram:us-east-2:/],
];

describe("identify", () => {
  for (const [key, inputs, id, arn] of CASES) {
    it(`identifies ${key} ${JSON.stringify(inputs).slice(0, 60)}`, () => {
      const identity = identityOf(key, inputs);
      expect(identity.id).to.match(id);
      if (arn !== undefined) expect(identity.arn?.replace("arn:aws:", "")).to.match(arn);
    });
  }

  it("gives a type without a row its name, or digits after the type's name", () => {
    expect(identityOf("medialive/channel", { name: "tv" }).id).to.equal("tv");
    const { id, arn } = identityOf("verifiedaccess/trustProvider");
    expect(id).to.match(/^trust-provider-0[0-9a-f]{16}$/);
    expect(arn).to.equal(undefined);
    expect(identityOf("medialive/channel", { name: "tv" }).arn).to.equal(
      `arn:aws:medialive:${HERE}:channel/tv`,
    );
  });

  it("follows the place: partition, account, and the region an input names", () => {
    const place = { accountId: "444455556666", region: "us-gov-west-1", partition: "aws-us-gov" };
    expect(identityOf("sns/topic", { name: "t" }, place).arn).to.equal(
      "arn:aws-us-gov:sns:us-gov-west-1:444455556666:t",
    );
    expect(identityOf("sns/topic", { name: "t", region: "us-west-2" }).arn).to.include(
      ":us-west-2:",
    );
  });

  it("depends on the seed, and makes a VPC's default group the one the VPC tells", () => {
    const schema = schemaOf("aws:ec2/vpc:Vpc");
    const ids = ["one", "two", "one"].map((seed) => identify(schema, "v", {}, PLACE, seed).id);
    expect(ids[0]).to.equal(ids[2]);
    expect(ids[0]).to.not.equal(ids[1]);
    const group = (vpcId: string) => identityOf("ec2/defaultSecurityGroup", { vpcId }).id;
    expect(group("vpc-1")).to.match(/^sg-0/).and.to.not.equal(group("vpc-2"));
  });

  it("identifies every type of the package", () => {
    const odd = allTokens().filter((token) => {
      const schema = schemaOf(token);
      const inputs = Object.fromEntries(schema.required.map((name) => [name, `the-${name}`]));
      const { id, arn } = identify(schema, "logical", inputs, PLACE, "seed");
      const text = `${id} ${arn ?? ""}`;
      const whole = arn === undefined ? !schema.outputs.includes("arn") : arn.split(":").length > 5;
      return id === "" || /undefined|[{}]/.test(text) || !whole;
    });
    expect(odd).to.deep.equal([]);
  });
});

describe("identity tables", () => {
  const known = new Map(allTokens().map((token) => [token.split(":")[1], schemaOf(token)]));
  const rows = { ...NETWORK, ...DATA, ...COMPUTE, ...GOVERNANCE, ...EDGE };
  const builtIn =
    /^(id|arn|name|account|region|partition|org|uuid|ec|(hex|digits|lower|upper|alnum)\d+)(:\w+)?$/;

  it("name types that exist, and inputs that they have", () => {
    const wrong = Object.entries(rows).flatMap(([key, row]) =>
      [...row.join(" ").matchAll(/\{([^}|.]+)/g)]
        .map(([, input = ""]) => input)
        .filter((input) => known.get(key)?.inputs.has(input) !== true && !builtIn.test(input))
        .map((input) => `${key} ${input}`),
    );
    expect(Object.keys(rows).filter((key) => !known.has(key))).to.deep.equal([]);
    expect(wrong).to.deep.equal([]);
  });

  it("compute only properties that their types have", () => {
    const outputs = { ...NETWORK_OUTPUTS, ...DATA_OUTPUTS, ...PLATFORM_OUTPUTS };
    const wrong = Object.entries(outputs).flatMap(([key, rules]) => {
      const schema = known.get(key);
      return Object.keys(rules)
        .filter(
          (name) => !(schema?.outputs.includes(name) === true || schema?.inputs.has(name) === true),
        )
        .map((name) => `${key} ${name}`);
    });
    expect(wrong).to.deep.equal([]);
  });
});
