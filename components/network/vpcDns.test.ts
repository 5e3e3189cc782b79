import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { valuesOf } from "./testing/fixtures.ts";
import { VpcDns, type VpcDnsArgs } from "./vpcDns.ts";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const QUERY_LOG = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig";
const QUERY_LOG_OF =
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
const FIREWALL_OF =
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
const FIREWALL_CONFIG = "aws:route53/resolverFirewallConfig:ResolverFirewallConfig";

describe("VpcDns", () => {
  const logKeyArn = "arn:aws:kms:us-east-2:222222222222:key/logs";
  const make = (args: Partial<VpcDnsArgs> = {}) =>
    new VpcDns("vpc", {
      ...{ vpcId: "vpc-1", ruleGroupId: "rslvr-frg-1", logKeyArn, protect: true },
      ...args,
    });
  let declared: Declared[];
  before(async () => {
    declared = await deploy(() => make());
  });

  it("consists of a log group, its query log, and the firewall", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:VpcDns": 1,
      [LOG_GROUP]: 1,
      [QUERY_LOG]: 1,
      [QUERY_LOG_OF]: 1,
      [FIREWALL_OF]: 1,
      [FIREWALL_CONFIG]: 1,
    });
  });

  it("lets go of the firewall's rules where nothing is to be protected", async () => {
    const unprotected = await deploy(() => make({ protect: false }));
    expect(only(unprotected, FIREWALL_OF).inputs).to.include({ mutationProtection: "DISABLED" });
  });

  it("logs every query of the VPC to the log group, for six years under the given key", () => {
    expect(only(declared, LOG_GROUP).inputs).to.deep.equal({
      kmsKeyId: logKeyArn,
      retentionInDays: 2192,
    });
    expect(only(declared, QUERY_LOG).inputs).to.include({
      destinationArn: "arn:aws:mock:::vpc-dns",
    });
    expect(only(declared, QUERY_LOG_OF).inputs).to.include({
      resolverQueryLogConfigId: "vpc_id",
      resourceId: "vpc-1",
    });
  });

  it("keeps queries as long as it is told", async () => {
    const { inputs } = only(await deploy(() => make({ logRetentionDays: 3653 })), LOG_GROUP);
    expect(inputs).to.include({ retentionInDays: 3653 });
  });

  it("puts the firewall first, so that the account can neither change nor leave it", () => {
    expect(only(declared, FIREWALL_OF).inputs).to.include({
      firewallRuleGroupId: "rslvr-frg-1",
      vpcId: "vpc-1",
      priority: 101,
      mutationProtection: "ENABLED",
    });
  });

  it("refuses queries while the firewall does not answer", () => {
    expect(only(declared, FIREWALL_CONFIG).inputs).to.include({
      resourceId: "vpc-1",
      firewallFailOpen: "DISABLED",
    });
  });

  it("answers with the log group", async () => {
    let dns: VpcDns | undefined;
    await deploy(() => (dns = make()));
    const { logGroupName } = dns as VpcDns;
    expect(await valuesOf({ logGroupName })).to.deep.equal({ logGroupName: "vpc-dns" });
  });
});
