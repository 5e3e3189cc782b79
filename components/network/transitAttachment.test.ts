import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import {
  home,
  NETWORK_ACCOUNT,
  plainHub,
  plainSpoke,
  providerOf,
  region,
} from "./testing/fixtures.ts";
import { TransitAttachment, type TransitAttachmentArgs } from "./transitAttachment.ts";
import { reaches } from "./trust.ts";
import { type VpcLayout, vpcLayouts } from "./vpcLayouts.ts";

const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const ACCEPTER = "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter";
const ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const PROPAGATION = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
const ROUTE = "aws:ec2/route:Route";
const CIDRS = { regionCidr: "10.0.0.0/12", peerCidr: "10.16.0.0/12" };

describe("TransitAttachment", () => {
  /** The real VPC and hub, each in its account; egress is the network account's own. */
  const joined = (key: "data" | "egress") => () => {
    const { network, spoke, hub, vpc: vpcOf } = region();
    const [layout, own] = [vpcLayouts[key], key === "egress"];
    const vpc = vpcOf("vpc", own ? { layout, home: home(NETWORK_ACCOUNT) } : { layout });
    const args = { hub, vpc, spokeProvider: own ? network : spoke, ...CIDRS };
    new TransitAttachment("join", args, { provider: network });
  };
  const deployed = async (key: "data" | "egress") =>
    (await deploy(joined(key))).filter(({ name }) => name.startsWith("join"));

  /** The component alone, on what a VPC and a hub would answer. */
  const alone = (more: Partial<TransitAttachmentArgs>, made: TransitAttachment[] = []) =>
    deploy(() => {
      const [network, spoke] = [new aws.Provider("network", {}), new aws.Provider("spoke", {})];
      const vpc = plainSpoke(vpcLayouts.data);
      const args = { hub: plainHub(), vpc, spokeProvider: spoke, ...CIDRS, ...more };
      made.push(new TransitAttachment("join", args, { provider: network }));
    });
  const refusal = async (more: Partial<TransitAttachmentArgs>) => {
    const error = await alone(more).catch((reason: unknown) => reason);
    return (error as Error).message;
  };
  const routesOf = (declared: Declared[]) =>
    Object.fromEntries(
      declared
        .filter(({ type }) => type === ROUTE)
        .map(({ name, inputs }) => [
          name,
          `${String(inputs["routeTableId"])} ${String(inputs["destinationCidrBlock"])}`,
        ]),
    );

  it("attaches another account's VPC as that account and accepts it as the network account", async () => {
    const declared = await deployed("data");
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:TransitAttachment": 1,
      [ATTACHMENT]: 1,
      [ACCEPTER]: 1,
      [ASSOCIATION]: 1,
      [PROPAGATION]: reaches("data").length,
      [ROUTE]: 6,
    });
    expect(only(declared, ATTACHMENT).inputs).to.deep.equal({
      transitGatewayId: "hub_id",
      vpcId: "vpc_id",
      subnetIds: ["vpc-transit-1_id", "vpc-transit-2_id", "vpc-transit-3_id"],
      dnsSupport: "enable",
      securityGroupReferencingSupport: "enable",
      tags: { Name: "join" },
    });
    expect(only(declared, ACCEPTER).inputs).to.deep.equal({
      transitGatewayAttachmentId: "join_id",
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      tags: { Name: "join" },
    });
  });

  it("does not accept a VPC of the network account, which is in at once", async () => {
    const declared = await deployed("egress");
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:TransitAttachment": 1,
      [ATTACHMENT]: 1,
      [ASSOCIATION]: 1,
      [PROPAGATION]: 1,
      [ROUTE]: 6,
    });
    expect(only(declared, ATTACHMENT).inputs).to.include({
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
    });
  });

  for (const [key, layout] of Object.entries<VpcLayout>(vpcLayouts)) {
    it(`reads ${key}'s own table and is known to exactly the levels it has a path with`, async () => {
      const declared = await alone({ vpc: plainSpoke(layout) });
      const tables = (type: string) =>
        declared
          .filter((one) => one.type === type)
          .map(({ inputs }) => inputs["transitGatewayRouteTableId"]);
      expect(tables(ASSOCIATION)).to.deep.equal([layout.trust]);
      expect(tables(PROPAGATION)).to.deep.equal(reaches(layout.trust));
    });
  }

  it("takes a level other than its layout's", async () => {
    expect(only(await alone({ trust: "ml" }), ASSOCIATION).inputs).to.deep.equal({
      transitGatewayAttachmentId: "join_id",
      transitGatewayRouteTableId: "ml",
    });
  });

  it("sends out by the gateway what leaves by it, and leaves tiers that go nowhere without a route", async () => {
    expect(routesOf(await deployed("data"))).to.deep.equal({
      "join-ingress-use2-az1-default": "vpc-ingress-1_rtb 0.0.0.0/0",
      "join-ingress-use2-az2-default": "vpc-ingress-2_rtb 0.0.0.0/0",
      "join-ingress-use2-az3-default": "vpc-ingress-3_rtb 0.0.0.0/0",
      "join-app-use2-az1-default": "vpc-app-1_rtb 0.0.0.0/0",
      "join-app-use2-az2-default": "vpc-app-2_rtb 0.0.0.0/0",
      "join-app-use2-az3-default": "vpc-app-3_rtb 0.0.0.0/0",
    });
  });

  it("sends what stays in the two regions by the gateway from tiers that leave by the internet", async () => {
    expect(Object.values(routesOf(await deployed("egress")))).to.deep.equal([
      "vpc-public-1_rtb 10.0.0.0/12",
      "vpc-public-1_rtb 10.16.0.0/12",
      "vpc-public-2_rtb 10.0.0.0/12",
      "vpc-public-2_rtb 10.16.0.0/12",
      "vpc-public-3_rtb 10.0.0.0/12",
      "vpc-public-3_rtb 10.16.0.0/12",
    ]);
    const vpc = plainSpoke(vpcLayouts.public);
    expect(Object.values(routesOf(await alone({ vpc })))).to.deep.equal([
      "rtb-public-use2-az1 10.0.0.0/12",
      "rtb-public-use2-az1 10.16.0.0/12",
      "rtb-public-use2-az2 10.0.0.0/12",
      "rtb-public-use2-az2 10.16.0.0/12",
      "rtb-api-use2-az1 0.0.0.0/0",
      "rtb-api-use2-az2 0.0.0.0/0",
    ]);
  });

  it("sends from endpoints what stays in the region, and nothing else", async () => {
    const routes = routesOf(await alone({ vpc: plainSpoke(vpcLayouts.endpoints) }));
    expect(Object.values(routes)).to.deep.equal(
      ["endpoints", "resolver"].flatMap((tier) =>
        ["az1", "az2"].map((zone) => `rtb-${tier}-use2-${zone} 10.0.0.0/12`),
      ),
    );
  });

  it("gives what is the VPC's the VPC's provider, and the rest the network account's", async () => {
    for (const { type, provider } of await deployed("data")) {
      const expected = [ATTACHMENT, ROUTE].includes(type) ? "spoke" : "network";
      if (provider !== "") expect(providerOf({ provider }), type).to.equal(expected);
    }
    for (const one of (await deployed("egress")).slice(1)) {
      expect(providerOf(one)).to.equal("network");
    }
  });

  it("attaches another account's VPC by the shared gateway, and answers with what was accepted", async () => {
    const made: TransitAttachment[] = [];
    const declared = await alone({}, made);
    expect(only(declared, ATTACHMENT).inputs).to.include({ transitGatewayId: "tgw-shared" });
    const ids = await Promise.all(made.map(({ attachmentId }) => valueOf(attachmentId)));
    expect(ids).to.deep.equal(["join_id"]);
  });

  it("refuses a region that does not hold the VPC with room to spare, and regions that overlap", async () => {
    const holds = "TransitAttachment needs a regionCidr larger than 10.0.0.0/16 that holds it";
    expect(await refusal({ regionCidr: "10.0.0.0/16" })).to.equal(holds);
    expect(await refusal({ regionCidr: "172.16.0.0/12" })).to.equal(holds);
    const apart = "a peerCidr apart from regionCidr";
    expect(await refusal({ peerCidr: "10.0.0.0/8" })).to.equal(`TransitAttachment needs ${apart}`);
    expect(await refusal({ regionCidr: "ten" })).to.equal(`${holds}, ${apart}`);
  });

  it("refuses a VPC of another region", async () => {
    const vpc = { ...plainSpoke(vpcLayouts.data), home: home(NETWORK_ACCOUNT, "us-west-2") };
    expect(await refusal({ vpc })).to.equal("TransitAttachment needs a VPC in us-east-2");
  });

  it("grows by the same for each of twenty spokes, in names and in tables", async () => {
    const declared = await deploy(() => {
      const provider = new aws.Provider("network", {});
      const hub = plainHub();
      for (let n = 0; n < 20; n++) {
        const vpc = plainSpoke(vpcLayouts.ml, `10.${String(n)}.0.0/16`);
        const cidrs = { regionCidr: "10.0.0.0/11", peerCidr: "10.32.0.0/11" };
        const args = { hub, vpc, spokeProvider: provider, ...cidrs };
        new TransitAttachment(`ml${String(n)}`, args, { provider });
      }
    });
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:TransitAttachment": 20,
      [ATTACHMENT]: 20,
      [ACCEPTER]: 20,
      [ASSOCIATION]: 20,
      [PROPAGATION]: 20 * reaches("ml").length,
      [ROUTE]: 20 * 4,
    });
    const names = declared.map(({ type, name }) => `${type} ${name}`);
    expect(new Set(names)).to.have.property("size", names.length);
    const tables = declared
      .filter(({ type }) => type === PROPAGATION)
      .map(({ inputs }) => inputs["transitGatewayRouteTableId"]);
    expect(new Set(tables)).to.deep.equal(new Set(reaches("ml")));
  });
});
