import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { home, NETWORK_ACCOUNT, providerOf } from "../components/network/testing/fixtures.ts";
import { securityRoles } from "../components/network/securityRoles.ts";
import { type Declared, deploy, inventory, valueOf } from "../components/testing/deploy.ts";
import type { AccountKey } from "./accounts.ts";
import { coreVpcs, type VpcPlan } from "./coreVpcs.ts";
import { RegionGroups, type RegionGroupsArgs } from "./regionGroups.ts";

const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const IN = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

describe("RegionGroups", () => {
  const core = coreVpcs({
    public: "10.16.0.0/16",
    data: "10.17.0.0/16",
    ml: "10.18.0.0/16",
    management: "10.19.0.0/16",
    egress: "10.20.0.0/16",
    endpoints: "10.21.0.0/20",
  });
  const lab: VpcPlan = { layout: "ml", account: "data", cidr: "10.25.0.0/16" };
  let made: RegionGroups;
  const deployed = (
    onPremisesCidrs?: string[],
    plans: Record<string, VpcPlan> = { ...core, lab },
  ) =>
    deploy(() => {
      const providers = new Map<AccountKey, aws.Provider>();
      const accounts: RegionGroupsArgs["accounts"] = {
        home: (account, place) =>
          home(account === "network" ? NETWORK_ACCOUNT : "222222222222", place),
        provider: (account) => {
          const provider = providers.get(account) ?? new aws.Provider(account, {});
          providers.set(account, provider);
          return provider;
        },
      };
      const vpcs = Object.keys(plans).map((key) => {
        const list = (service: string) => pulumi.output(`pl-${key}-${service}`);
        const storageListIds = { s3: list("s3"), dynamodb: list("dynamodb") };
        return [key, { vpcId: pulumi.output(`vpc-${key}`), storageListIds }] as const;
      });
      made = new RegionGroups("way", {
        ...{ accounts, region: "us-east-2", peerCidr: "10.32.0.0/12", plans, onPremisesCidrs },
        organizationArn: "arn:aws:organizations::333333333333:organization/o-a1b2c3d4e5",
        vpcs: Object.fromEntries(vpcs),
      });
    });
  const namesOf = (declared: Declared[], type: string) =>
    declared.filter((one) => one.type === type).map(({ name }) => name);
  let declared: Declared[];
  before(async () => {
    declared = await deployed(["172.16.0.0/16"]);
  });

  it("consists of one set of prefix lists, and a set of groups for each VPC whose layout has roles", () => {
    const components = declared.filter(({ custom }) => !custom);
    expect(inventory(components)).to.deep.equal({
      "novamind:stacks:RegionGroups": 1,
      "novamind:network:RegionPrefixLists": 1,
      "novamind:network:RoleSecurityGroups": 6,
    });
    expect(namesOf(declared, "novamind:network:RoleSecurityGroups")).not.to.include("way-egress");
  });

  it("lists the networks of the levels that roles name, those of a further VPC among them, in the network account", () => {
    const lists = declared.filter(({ type }) => type === LIST);
    const entries = lists.map(({ name, inputs }) => [
      name,
      (inputs["entries"] as { cidr: string }[]).map(({ cidr }) => cidr),
    ]);
    expect(Object.fromEntries(entries)).to.deep.equal({
      "way-level-edge": ["10.16.0.0/16"],
      "way-level-data": ["10.17.0.0/16"],
      "way-level-ml": ["10.18.0.0/16", "10.25.0.0/16"],
      "way-level-management": ["10.19.0.0/16"],
      "way-level-endpoints": ["10.21.0.0/20"],
      "way-level-peer": ["10.32.0.0/12"],
      "way-level-onPremises": ["172.16.0.0/16"],
    });
    expect(new Set(lists.map(providerOf))).to.deep.equal(new Set(["network"]));
  });

  it("has neither list nor rule for a network on premises where none is connected", async () => {
    const without = await deployed();
    for (const type of [LIST, IN]) {
      expect(namesOf(declared, type).join(" ")).to.contain("onPremises");
      expect(namesOf(without, type).join(" ")).not.to.contain("onPremises");
    }
  });

  it("makes the groups in their VPC and its account", () => {
    const groups = declared.filter(({ type }) => type === GROUP);
    for (const [key, { account, layout }] of Object.entries<VpcPlan>({ ...core, lab })) {
      const own = groups.filter(({ inputs }) => inputs["vpcId"] === `vpc-${key}`);
      const roles = Object.keys(securityRoles[layout]).map((role) => `way-${key}-${role}`);
      expect(own.map(({ name }) => name)).to.have.members(roles);
      for (const group of own) expect(providerOf(group), group.name).to.equal(account);
    }
  });

  it("names a list in another account only once it is shared", async () => {
    const rule = declared.find(({ name }) => name === "way-lab-balancer-from-data-443");
    expect(rule?.inputs).to.include({ prefixListId: "way-level-data_id" });
    const order = declared.map(({ name, type }) => `${type} ${name}`);
    const shared = order.indexOf(
      "aws:ram/principalAssociation:PrincipalAssociation way-level-data",
    );
    expect(shared).to.be.within(0, order.indexOf(`${IN} way-lab-balancer-from-data-443`));
    const { service, proxy } = made.groupIds.data;
    expect(await Promise.all([service, proxy].map(valueOf))).to.deep.equal([
      "way-data-service_id",
      "way-data-proxy_id",
    ]);
    expect(made.groupIds["lab"]).to.have.all.keys(
      ...["ingress", "balancer", "training", "inference", "function"],
    );
  });
});
