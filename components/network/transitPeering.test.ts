import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { home, NETWORK_ACCOUNT, providerOf, valuesOf } from "./testing/fixtures.ts";
import { type PeeredHub, TransitPeering } from "./transitPeering.ts";
import { eachLevel } from "./trust.ts";

const ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const ROUTE = "aws:ec2transitgateway/route:Route";
const PEERING = "aws:ec2transitgateway/peeringAttachment:PeeringAttachment";
const ACCEPTER = "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter";

const hub = (region: string, cidr: string): PeeredHub => ({
  home: home(NETWORK_ACCOUNT, region),
  gatewayId: `tgw-${region}`,
  routeTableIds: eachLevel((level) => `${region}-${level}`),
  cidr,
  vpcCidrs: eachLevel((level) =>
    level === "data" ? [cidr.replace("0.0/12", "1.0/24"), cidr.replace("0.0/12", "2.0/24")] : [],
  ),
});

describe("TransitPeering", () => {
  const made: TransitPeering[] = [];
  const peer = (far: PeeredHub) =>
    deploy(() => {
      const provider = new aws.Provider("near", {});
      const farProvider = new aws.Provider("far", {});
      const near = hub("us-east-2", "10.0.0.0/12");
      made.push(new TransitPeering("peering", { near, far, farProvider }, { provider }));
    });
  const refusal = async (far: PeeredHub) => {
    const error = await peer(far).catch((reason: unknown) => reason);
    return (error as Error).message;
  };
  let declared: Declared[];
  before(async () => {
    const all = await peer(hub("us-west-2", "10.16.0.0/12"));
    declared = all.filter(({ name }) => name.startsWith("peering"));
  });

  it("consists of an attachment, its accepter, and each side's association and routes", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:TransitPeering": 1,
      [PEERING]: 1,
      [ACCEPTER]: 1,
      [ASSOCIATION]: 2,
      [ROUTE]: 6,
    });
  });

  it("asks from the near side and accepts on the far one", async () => {
    expect(only(declared, PEERING).inputs).to.deep.equal({
      transitGatewayId: "tgw-us-east-2",
      peerAccountId: NETWORK_ACCOUNT,
      peerRegion: "us-west-2",
      peerTransitGatewayId: "tgw-us-west-2",
      tags: { Name: "peering" },
    });
    expect(only(declared, ACCEPTER).inputs).to.deep.equal({
      transitGatewayAttachmentId: "peering_id",
      tags: { Name: "peering" },
    });
    for (const { attachmentId } of made) {
      expect(await valuesOf({ attachmentId })).to.deep.equal({ attachmentId: "peering_id" });
    }
  });

  it("reads the peer table on each side, and knows of the other region its data VPCs only", () => {
    const tables = (type: string) =>
      declared
        .filter((one) => one.type === type)
        .map(({ inputs }) =>
          [inputs["transitGatewayRouteTableId"], inputs["destinationCidrBlock"]].join(" ").trim(),
        );
    expect(tables(ASSOCIATION)).to.deep.equal(["us-east-2-peer", "us-west-2-peer"]);
    expect(tables(ROUTE)).to.have.members([
      "us-east-2-data 10.16.0.0/12",
      "us-east-2-data 10.16.1.0/24",
      "us-east-2-data 10.16.2.0/24",
      "us-west-2-data 10.0.0.0/12",
      "us-west-2-data 10.0.1.0/24",
      "us-west-2-data 10.0.2.0/24",
    ]);
    const routes = declared.filter(({ type }) => type === ROUTE);
    for (const { name, inputs } of routes) {
      expect(inputs, name).to.include(
        name.endsWith("-data") ? { blackhole: true } : { transitGatewayAttachmentId: "peering_id" },
      );
    }
  });

  it("gives each side's resources that side's provider", () => {
    const providers = Object.fromEntries(
      declared
        .filter(({ custom }) => custom)
        .map((one) => [`${one.type.split(":")[2] ?? ""} ${one.name}`, providerOf(one)]),
    );
    expect(providers).to.deep.equal({
      "PeeringAttachment peering": "near",
      "PeeringAttachmentAccepter peering": "far",
      "RouteTableAssociation peering-near": "near",
      "RouteTableAssociation peering-far": "far",
      "Route peering-near-data": "near",
      "Route peering-near-data-10.16.1.0-24": "near",
      "Route peering-near-data-10.16.2.0-24": "near",
      "Route peering-far-data": "far",
      "Route peering-far-data-10.0.1.0-24": "far",
      "Route peering-far-data-10.0.2.0-24": "far",
    });
  });

  it("refuses one region twice and networks that overlap", async () => {
    expect(await refusal(hub("us-east-2", "10.16.0.0/12"))).to.equal(
      "TransitPeering needs two regions, not us-east-2 twice",
    );
    const refused = async (cidr: string) =>
      await refusal({ ...hub("us-west-2", cidr), vpcCidrs: eachLevel(() => []) });
    const apart = (cidr: string) =>
      `TransitPeering needs networks that stay apart, not 10.0.0.0/12 and ${cidr}`;
    expect(await refused("10.0.0.0/8")).to.equal(apart("10.0.0.0/8"));
    expect(await refused("ten")).to.equal(apart("ten"));
    const whole = hub("us-west-2", "10.16.0.0/12");
    whole.vpcCidrs.data = ["10.16.0.0/12"];
    expect(await refusal(whole)).to.equal(
      "TransitPeering needs VPCs that are parts of their region's network",
    );
  });
});
