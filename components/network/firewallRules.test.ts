import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import {
  FirewallRules,
  type FirewallRulesArgs,
  MAX_DOMAINS,
  THREAT_SIGNATURES,
} from "./firewallRules.ts";
import { home, NETWORK_ACCOUNT } from "./testing/fixtures.ts";

const GROUP = "aws:networkfirewall/ruleGroup:RuleGroup";
const POLICY = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
const HOME_NET = { key: "HOME_NET", ipSet: { definitions: ["10.0.0.0/12"] } };

interface Group {
  ruleVariables: unknown;
  rulesSource: { rulesString: string; rulesSourceList: unknown };
  statefulRuleOptions: unknown;
}
interface Policy {
  statefulRuleGroupReferences: { resourceArn: string; priority: number }[];
}

describe("FirewallRules", () => {
  const args: FirewallRulesArgs = {
    home: home(NETWORK_ACCOUNT),
    homeCidr: "10.0.0.0/12",
    allowedDomains: ["api.example.com", ".example.org"],
    keyArn: "arn:aws:kms:us-east-2:111111111111:key/firewall",
  };
  const deployed = (more: Partial<FirewallRulesArgs> = {}) =>
    deploy(() => new FirewallRules("rules", { ...args, ...more }));
  const group = async (name: string) =>
    only(await deployed(), GROUP, name).inputs["ruleGroup"] as Group;
  const policy = async (more: Partial<FirewallRulesArgs> = {}) =>
    only(await deployed(more), POLICY).inputs["firewallPolicy"] as Policy;
  const refusal = async (allowedDomains: string[]) => {
    const error = await deployed({ allowedDomains }).catch((reason: unknown) => reason);
    return (error as Error).message;
  };

  it("consists of two rule groups and a policy, each under the customer's key", async () => {
    const declared = await deployed();
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:FirewallRules": 1,
      [GROUP]: 2,
      [POLICY]: 1,
    });
    for (const { inputs } of declared.filter(({ custom }) => custom)) {
      expect(inputs["encryptionConfiguration"]).to.deep.equal({
        type: "CUSTOMER_KMS",
        keyId: args.keyArn,
      });
    }
  });

  it("drops what no rule lets pass, and alerts on it, in strict order", async () => {
    expect(await policy()).to.deep.include({
      statelessDefaultActions: ["aws:forward_to_sfe"],
      statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
      statefulDefaultActions: [
        "aws:drop_established_app_layer_to_server",
        "aws:alert_established_app_layer_to_server",
      ],
      statefulEngineOptions: {
        ruleOrder: "STRICT_ORDER",
        streamExceptionPolicy: "REJECT",
        flowTimeouts: { tcpIdleTimeoutSeconds: 350 },
      },
    });
  });

  it("asks for threats first, for packets without a name next, and last for the list", async () => {
    const references = (await policy()).statefulRuleGroupReferences;
    expect(references).to.have.length(THREAT_SIGNATURES.length + 2);
    expect(references.map(({ priority }) => priority)).to.deep.equal(
      references.map((_, index) => index + 1),
    );
    expect(references[0]?.resourceArn).to.equal(
      "arn:aws:network-firewall:us-east-2:aws-managed:stateful-rulegroup/ThreatSignaturesBotnetStrictOrder",
    );
    expect(references.slice(-2).map(({ resourceArn }) => resourceArn)).to.deep.equal([
      "arn:aws:mock:::rules-nameless",
      "arn:aws:mock:::rules-domains",
    ]);
  });

  it("takes AWS's groups from the region and partition that it is in", async () => {
    const gov = { accountId: NETWORK_ACCOUNT, region: "us-gov-west-1", partition: "aws-us-gov" };
    const [first] = (await policy({ home: gov })).statefulRuleGroupReferences;
    expect(first?.resourceArn).to.match(
      /^arn:aws-us-gov:network-firewall:us-gov-west-1:aws-managed:/,
    );
  });

  it("lets pass the domains of the list by name, in TLS and HTTP", async () => {
    expect(await group("rules-domains")).to.deep.equal({
      ruleVariables: { ipSets: [HOME_NET] },
      rulesSource: {
        rulesSourceList: {
          generatedRulesType: "ALLOWLIST",
          targetTypes: ["TLS_SNI", "HTTP_HOST"],
          targets: ["api.example.com", ".example.org"],
        },
      },
      statefulRuleOptions: { ruleOrder: "STRICT_ORDER" },
    });
  });

  it("drops from the first packet what has no name", async () => {
    const { rulesSource, ruleVariables } = await group("rules-nameless");
    const rules = rulesSource.rulesString.split("\n");
    expect(rules.map((rule) => rule.replace(/ \(.*/, ""))).to.deep.equal([
      "drop tcp $HOME_NET any -> $EXTERNAL_NET !$WEB_PORTS",
      "drop udp $HOME_NET any -> $EXTERNAL_NET any",
      "drop icmp $HOME_NET any -> $EXTERNAL_NET any",
    ]);
    const ids = rules.map((rule) => /sid:(\d+);/.exec(rule)?.[1]);
    expect(new Set(ids)).to.have.property("size", rules.length);
    expect(ruleVariables).to.deep.equal({
      ipSets: [HOME_NET],
      portSets: [{ key: "WEB_PORTS", portSet: { definitions: ["80", "443"] } }],
    });
  });

  it("tells AWS's rules too what the inside is, since the firewall has no VPC to take it from", async () => {
    expect(await policy()).to.deep.include({ policyVariables: { ruleVariables: [HOME_NET] } });
  });

  it("refuses an empty list, one that is too long, and a domain twice", async () => {
    expect(await refusal([])).to.equal("FirewallRules needs 1 to 499 allowedDomains, not 0");
    const many = Array.from({ length: MAX_DOMAINS + 1 }, (_, n) => `d${String(n)}.example.com`);
    expect(await refusal(many)).to.equal("FirewallRules needs 1 to 499 allowedDomains, not 500");
    expect(await refusal(["a.example", "a.example"])).to.equal(
      "FirewallRules needs each of allowedDomains once",
    );
  });

  it("has room for the longest list that it takes", async () => {
    const allowedDomains = Array.from({ length: MAX_DOMAINS }, (_, n) => `d${String(n)}.example`);
    const declared = await deployed({ allowedDomains });
    expect(only(declared, GROUP, "rules-domains").inputs["capacity"]).to.equal(2 * MAX_DOMAINS + 2);
  });
});
