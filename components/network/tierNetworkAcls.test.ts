import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import type { AclRule } from "./aclRules.ts";
import { plainSpoke, valuesOf } from "./testing/fixtures.ts";
import { tierAccess, type VpcAccess } from "./tierAccess.ts";
import { TierNetworkAcls } from "./tierNetworkAcls.ts";
import { type VpcKey, vpcLayouts } from "./vpcLayouts.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const DEFAULT_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";

describe("TierNetworkAcls", () => {
  const around = {
    region: "10.0.0.0/12",
    storage: ["3.5.128.0/22", "18.34.72.0/21", "35.71.64.0/22", "52.94.4.0/24", "52.219.80.0/20"],
    levels: {
      edge: ["10.1.0.0/16"],
      data: ["10.2.0.0/16"],
      ml: ["10.3.0.0/16"],
      management: ["10.4.0.0/16"],
      peer: ["10.16.0.0/12"],
    },
  };
  const vpc = (key: VpcKey) => ({
    ...plainSpoke(vpcLayouts[key]),
    defaultNetworkAclId: pulumi.output("acl-default"),
  });
  const make = (key: VpcKey, access: VpcAccess = tierAccess[key]) =>
    new TierNetworkAcls("acls", { vpc: vpc(key), access, around });
  const rulesOf = (declared: Declared[], tier: string, direction: "ingress" | "egress") =>
    only(declared, ACL, `acls-${tier}`).inputs[direction] as AclRule[];
  const tcpOf = (rules: AclRule[]) =>
    rules
      .filter(({ protocol }) => protocol === "tcp")
      .map(
        ({ cidrBlock, fromPort, toPort }) => `${cidrBlock} ${String(fromPort)}-${String(toPort)}`,
      );

  it("consists of a network ACL per tier and the default one", async () => {
    for (const key of Object.keys(vpcLayouts) as VpcKey[]) {
      expect(inventory(await deploy(() => make(key))), key).to.deep.equal({
        "novamind:network:TierNetworkAcls": 1,
        [ACL]: Object.keys(vpcLayouts[key].tiers).length,
        [DEFAULT_ACL]: 1,
      });
    }
  });

  it("puts the tier's subnets in, and answers with the ids", async () => {
    let acls: TierNetworkAcls | undefined;
    const declared = await deploy(() => (acls = make("data")));
    expect(only(declared, ACL, "acls-app").inputs).to.deep.include({
      vpcId: "vpc",
      subnetIds: ["subnet-app-use2-az1", "subnet-app-use2-az2"],
      tags: { Name: "acls-app" },
    });
    expect(await valuesOf((acls as TierNetworkAcls).aclIds)).to.deep.equal({
      ingress: "acls-ingress_id",
      app: "acls-app_id",
      data: "acls-data_id",
      transit: "acls-transit_id",
    });
  });

  it("strips the default network ACL", async () => {
    const { inputs } = only(await deploy(() => make("data")), DEFAULT_ACL);
    expect(inputs).to.deep.include({ defaultNetworkAclId: "acl-default", ingress: [], egress: [] });
  });

  it("lets the stores answer the app tier of their VPC, a proxy call its database, and nobody else", async () => {
    const declared = await deploy(() => make("data"));
    const app = ["10.0.32.0/19", "10.0.160.0/19"];
    const stores = ["10.0.64.0/19", "10.0.192.0/19"];
    // What a proxy's question and its answer need is one range: the port asked is among those answered to.
    const among = stores.map((cidr) => `${cidr} 1024-65535`);
    expect(tcpOf(rulesOf(declared, "data", "ingress"))).to.have.members([
      ...app.map((cidr) => `${cidr} 5432-9111`),
      ...among,
    ]);
    expect(tcpOf(rulesOf(declared, "data", "egress"))).to.have.members([
      ...app.map((cidr) => `${cidr} 1024-65535`),
      ...among,
    ]);
  });

  it("opens the subnets of the attachment, as AWS advises", async () => {
    const declared = await deploy(() => make("ml"));
    const open = { protocol: "-1", cidrBlock: "0.0.0.0/0", action: "allow" };
    for (const direction of ["ingress", "egress"] as const) {
      const [rule, ...more] = rulesOf(declared, "transit", direction);
      expect(rule).to.include(open);
      expect(more).to.be.empty;
    }
  });

  it("keeps every address of the internet out of stores, models and security, also as an answer", async () => {
    for (const [key, tier] of [
      ["data", "data"],
      ["ml", "training"],
      ["ml", "inference"],
      ["management", "security"],
      ["endpoints", "endpoints"],
    ] as const) {
      const declared = await deploy(() => make(key));
      for (const direction of ["ingress", "egress"] as const) {
        const ranges = rulesOf(declared, tier, direction).map(({ cidrBlock }) => cidrBlock);
        expect(ranges, `${tier} ${direction}`).not.to.include("0.0.0.0/0");
      }
    }
  });

  it("accepts connections from the internet in the tier of the load balancers only", async () => {
    const open: string[] = [];
    for (const key of Object.keys(vpcLayouts) as VpcKey[]) {
      const declared = await deploy(() => make(key));
      for (const tier of Object.keys(tierAccess[key])) {
        const anyone = rulesOf(declared, tier, "ingress").filter(
          ({ cidrBlock, fromPort, protocol }) =>
            protocol === "tcp" && cidrBlock === "0.0.0.0/0" && fromPort < 1024,
        );
        if (anyone.length > 0) open.push(`${key} ${tier}`);
      }
    }
    expect(open).to.deep.equal(["public public"]);
  });

  it("refuses a tier without access", async () => {
    const { app, data } = tierAccess.data;
    const error: unknown = await deploy(() => make("data", { app, data })).catch((e: unknown) => e);
    expect(error).to.have.property("message", "TierNetworkAcls needs an access of each tier");
  });

  it("refuses more rules than a network ACL takes", async () => {
    const accepts = Array.from({ length: 20 }, (_, index) => ({
      with: "vpc" as const,
      ports: [index, index] as const,
    }));
    const busy = { ...tierAccess.data, data: { accepts, calls: [] } };
    const error: unknown = await deploy(() => make("data", busy)).catch((e: unknown) => e);
    expect(error).to.have.property(
      "message",
      "TierNetworkAcls needs at most 20 rules for each tier and direction",
    );
  });
});
