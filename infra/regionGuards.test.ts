import { expect } from "chai";

import type { Declared } from "../components/testing/deploy.ts";
import { onMocks } from "./testing/onMocks.ts";
import { spokes } from "./testing/regions.ts";

const BLOCK = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
const FIREWALL_OF =
  "aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation";
const QUERY_LOG_OF =
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
const ACL = "aws:ec2/networkAcl:NetworkAcl";

const VPC_OWNERS = {
  public: "public",
  data: "data",
  ml: "ml",
  management: "operations",
  egress: "network",
  endpoints: "network",
};

/** Account that a resource is in, as its provider's name says. */
function accountOf({ provider }: Declared): string {
  return /::pulumi:providers:aws::([a-zA-Z]+)-/.exec(provider)?.[1] ?? "none";
}

for (const stack of ["prod", "dr"] as const) {
  describe(`the guards of ${stack}`, () => {
    let declared: Declared[];
    before(async () => {
      declared = await onMocks(stack);
    });
    const all = (type: string) => declared.filter((one) => one.type === type);

    it("block public access in every account with VPCs, once", () => {
      const accounts = [...new Set(Object.values(VPC_OWNERS))];
      expect(all(BLOCK).map(accountOf)).to.have.members(accounts);
    });

    it("leave out the VPCs that are there for the internet, in their accounts", () => {
      expect(
        all(EXCLUSION).map((one) => [
          accountOf(one),
          one.inputs["vpcId"],
          one.inputs["internetGatewayExclusionMode"],
        ]),
      ).to.have.deep.members([
        ["public", `${stack}-public_id`, "allow-bidirectional"],
        ["network", `${stack}-egress_id`, "allow-egress"],
      ]);
    });

    it("log and filter the DNS of every VPC, in its account", () => {
      const vpcs = Object.entries(VPC_OWNERS).map(([key, account]) => [
        account,
        `${stack}-${key}_id`,
      ]);
      const ofVpcs = (type: string, key: string) =>
        all(type).map((one) => [accountOf(one), one.inputs[key]]);
      expect(ofVpcs(QUERY_LOG_OF, "resourceId")).to.have.deep.members(vpcs);
      expect(ofVpcs(FIREWALL_OF, "vpcId")).to.have.deep.members(vpcs);
      const groups = all(FIREWALL_OF).map(({ inputs }) => inputs["firewallRuleGroupId"]);
      expect(new Set(groups)).to.deep.equal(new Set([`${stack}_id`]));
    });

    it("put every subnet in a network ACL of its VPC, once", () => {
      const subnets = all(ACL).flatMap(({ inputs }) => inputs["subnetIds"] as string[]);
      const tiers = 3 + 4 + 3 + 3 + 2 + 3;
      expect(subnets).to.have.length(tiers * 3);
      expect(new Set(subnets)).to.have.property("size", subnets.length);
    });
  });
}

describe("the guards of a region with twenty more VPCs", () => {
  it("keep to the quota of rules, and follow a spoke into its account", async () => {
    const declared = await onMocks("prod", { spokes });
    const acls = declared.filter(({ type }) => type === ACL);
    const tiers = { public: 3, data: 4, ml: 3, management: 3 };
    const more = Object.values(spokes).reduce((sum, { layout }) => sum + tiers[layout], 0);
    expect(acls).to.have.length(18 + more);
    for (const { inputs } of acls) {
      for (const direction of ["ingress", "egress"]) {
        expect((inputs[direction] as unknown[]).length).to.be.at.most(20);
      }
    }
    const exclusions = declared.filter(({ type }) => type === EXCLUSION);
    const open = Object.values(spokes).filter(({ layout }) => layout === "public");
    const accounts = open.map(({ account }) => account);
    expect(accounts).to.include("data");
    expect(exclusions.map(accountOf)).to.have.members(["public", "network", ...accounts]);
  });
});
