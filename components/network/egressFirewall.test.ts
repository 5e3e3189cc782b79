import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { EgressFirewall, type EgressFirewallArgs } from "./egressFirewall.ts";
import { home, NETWORK_ACCOUNT, providerOf, valuesOf } from "./testing/fixtures.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const LOGGING = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";
const KEY = "aws:kms/key:Key";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";

describe("EgressFirewall", () => {
  const args: EgressFirewallArgs = {
    home: home(NETWORK_ACCOUNT),
    transitGatewayId: "tgw-1",
    zoneIds: ["use2-az1", "use2-az2", "use2-az3"],
    regionCidr: "10.0.0.0/12",
    allowedDomains: ["api.example.com"],
    logKeyArn: "arn:aws:kms:us-east-2:111111111111:key/logs",
    protect: true,
  };
  const made: EgressFirewall[] = [];
  const deployed = (more: Partial<EgressFirewallArgs> = {}) =>
    deploy(() => {
      const provider = new aws.Provider("network", {});
      made.push(new EgressFirewall("wall", { ...args, ...more }, { provider }));
    });
  let declared: Declared[];
  before(async () => {
    declared = await deployed();
  });

  it("consists of a firewall with its key, rules and records", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:EgressFirewall": 1,
      "novamind:network:FirewallRules": 1,
      [KEY]: 1,
      "aws:networkfirewall/ruleGroup:RuleGroup": 2,
      "aws:networkfirewall/firewallPolicy:FirewallPolicy": 1,
      [FIREWALL]: 1,
      [GROUP]: 2,
      [LOGGING]: 1,
    });
  });

  it("can be deleted where nothing is to be protected", async () => {
    const unprotected = await deployed({ protect: false });
    expect(only(unprotected, FIREWALL).inputs).to.include({ deleteProtection: false });
  });

  it("stands on the transit gateway in every zone, in no VPC, and is protected", () => {
    const { inputs } = only(declared, FIREWALL);
    expect(inputs).to.deep.equal({
      firewallPolicyArn: "arn:aws:mock:::wall",
      transitGatewayId: "tgw-1",
      availabilityZoneMappings: args.zoneIds.map((availabilityZoneId) => ({ availabilityZoneId })),
      deleteProtection: true,
      firewallPolicyChangeProtection: true,
      availabilityZoneChangeProtection: true,
      encryptionConfiguration: { type: "CUSTOMER_KMS", keyId: "arn:aws:mock:::wall" },
      tags: { Name: "wall" },
    });
  });

  it("counts the region as the inside, and lets out to the domains that it is told", () => {
    const type = "aws:networkfirewall/ruleGroup:RuleGroup";
    const group = JSON.stringify(only(declared, type, "wall-domains").inputs["ruleGroup"]);
    expect(group).to.include('"definitions":["10.0.0.0/12"]');
    expect(group).to.include('"targets":["api.example.com"]');
  });

  it("answers with the attachment that AWS makes", async () => {
    const [wall] = made;
    const { firewallArn, attachmentId } = wall as EgressFirewall;
    expect(await valuesOf({ firewallArn, attachmentId })).to.deep.equal({
      firewallArn: "arn:aws:mock:::wall",
      attachmentId: "wall_attachment",
    });
  });

  it("records connections and alerts in encrypted groups for six years", () => {
    for (const name of ["wall-alert", "wall-flow"]) {
      expect(only(declared, GROUP, name).inputs).to.deep.equal({
        kmsKeyId: args.logKeyArn,
        retentionInDays: 2192,
      });
    }
    const logDestinationType = "CloudWatchLogs";
    expect(only(declared, LOGGING).inputs).to.deep.equal({
      firewallArn: "arn:aws:mock:::wall",
      loggingConfiguration: {
        logDestinationConfigs: [
          { logType: "ALERT", logDestinationType, logDestination: { logGroup: "wall-alert" } },
          { logType: "FLOW", logDestinationType, logDestination: { logGroup: "wall-flow" } },
        ],
      },
    });
  });

  it("opens TLS with a CA when it is given one, and records what fails there", async () => {
    const certificateAuthorityArn = "arn:aws:acm:us-east-2:111111111111:certificate/ca";
    const inspecting = await deployed({ certificateAuthorityArn });
    expect(inventory(inspecting)).to.include({
      "novamind:network:TlsInspection": 1,
      [GROUP]: 3,
    });
    expect(only(inspecting, GROUP, "wall-tls").inputs).to.include({ kmsKeyId: args.logKeyArn });
    const { logDestinationConfigs } = only(inspecting, LOGGING).inputs["loggingConfiguration"] as {
      logDestinationConfigs: { logType: string }[];
    };
    expect(logDestinationConfigs.map(({ logType }) => logType).join(" ")).to.equal(
      "ALERT FLOW TLS",
    );
    expect(only(inspecting, FIREWALL).inputs).to.include({
      firewallPolicyArn: "arn:aws:mock:::wall-inspecting",
    });
  });

  it("has a rotating key of its own, used through Network Firewall only", () => {
    const { inputs } = only(declared, KEY);
    expect(inputs).to.include({ enableKeyRotation: true, deletionWindowInDays: 30 });
    const policy = JSON.parse(inputs["policy"] as string) as { Statement: { Sid: string }[] };
    expect(policy.Statement.map(({ Sid }) => Sid)).to.deep.equal([
      "Administration",
      "UseThroughServices",
    ]);
    expect(inputs["policy"]).to.include('"kms:ViaService":["network-firewall.*.amazonaws.com"]');
  });

  it("gives everything the provider of the network account", () => {
    const resources = declared.filter(({ type }) => type.startsWith("aws:"));
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["network"]));
  });

  for (const zoneIds of [["use2-az1"], ["use2-az1", "use2-az1"], ["1", "2", "3", "4", "5"]]) {
    it(`refuses the zones ${zoneIds.join(", ")}`, async () => {
      const error = await deployed({ zoneIds }).catch((reason: unknown) => reason);
      expect((error as Error).message).to.equal("EgressFirewall needs 2 to 4 different zoneIds");
    });
  }
});
