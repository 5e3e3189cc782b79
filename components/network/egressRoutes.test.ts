import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { EgressRoutes } from "./egressRoutes.ts";
import { providerOf, region } from "./testing/fixtures.ts";

const ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const ROUTE = "aws:ec2transitgateway/route:Route";

const routesIn = (declared: Declared[]): Record<string, string> =>
  Object.fromEntries(
    declared
      .filter(({ type }) => type === ROUTE)
      .map(({ name, inputs }) => {
        const { transitGatewayRouteTableId, destinationCidrBlock } = inputs;
        const target =
          inputs["blackhole"] === true ? "dropped" : inputs["transitGatewayAttachmentId"];
        return [name, [transitGatewayRouteTableId, destinationCidrBlock, target].join(" ")];
      }),
  );

const deployed = async (more: { applianceAttachmentId?: string } = {}) => {
  const all = await deploy(() => {
    const { network, hub } = region();
    const cidrs = { regionCidr: "10.0.0.0/12", peerCidr: "10.16.0.0/12" };
    const attachments = { firewallAttachmentId: "firewall", egressAttachmentId: "nat" };
    new EgressRoutes("out", { hub, ...attachments, ...more, ...cidrs }, { provider: network });
  });
  return all.filter(({ name }) => name === "out" || name.startsWith("out-"));
};

describe("EgressRoutes", () => {
  let declared: Declared[];
  let table: Record<string, string>;
  before(async () => {
    declared = await deployed();
    table = routesIn(declared);
  });

  it("consists of the firewall's association and 15 routes", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:EgressRoutes": 1,
      [ASSOCIATION]: 1,
      [ROUTE]: 15,
    });
    expect(only(declared, ASSOCIATION).inputs).to.deep.equal({
      transitGatewayAttachmentId: "firewall",
      transitGatewayRouteTableId: "hub-firewall_id",
    });
  });

  it("sends each level's way out to the firewall, and drops what stays within the regions", () => {
    expect(table).to.deep.include({
      "out-edge-default": "hub-edge_id 0.0.0.0/0 firewall",
      "out-edge-region": "hub-edge_id 10.0.0.0/12 dropped",
      "out-edge-peer": "hub-edge_id 10.16.0.0/12 dropped",
      "out-data-default": "hub-data_id 0.0.0.0/0 firewall",
      "out-data-region": "hub-data_id 10.0.0.0/12 dropped",
      "out-ml-default": "hub-ml_id 0.0.0.0/0 firewall",
      "out-ml-region": "hub-ml_id 10.0.0.0/12 dropped",
      "out-management-peer": "hub-management_id 10.16.0.0/12 dropped",
      "out-ml-peer": "hub-ml_id 10.16.0.0/12 dropped",
      "out-management-default": "hub-management_id 0.0.0.0/0 firewall",
      "out-management-region": "hub-management_id 10.0.0.0/12 dropped",
    });
  });

  it("leaves the way to the egress VPC to the firewall alone, and lets nothing go round between them", () => {
    expect(Object.values(table).filter((route) => route.endsWith(" nat"))).to.deep.equal([
      "hub-firewall_id 0.0.0.0/0 nat",
    ]);
    expect(table).to.deep.include({
      "out-firewall-region": "hub-firewall_id 10.0.0.0/12 dropped",
      "out-firewall-peer": "hub-firewall_id 10.16.0.0/12 dropped",
    });
  });

  it("brings the answers back through the firewall and by no other way", () => {
    const answers = Object.values(table).filter((route) => route.startsWith("hub-egress_id "));
    expect(answers).to.deep.equal(["hub-egress_id 10.0.0.0/12 firewall"]);
  });

  it("gives no way out to the other region", () => {
    expect(Object.values(table).join("\n")).to.not.include("hub-peer_id");
  });

  it("gives everything the provider of the network account", () => {
    const resources = declared.filter(({ custom }) => custom);
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["network"]));
  });

  describe("with appliances", () => {
    it("has them between the firewall and the egress VPC, both ways", async () => {
      const through = routesIn(await deployed({ applianceAttachmentId: "appliances" }));
      expect(through).to.deep.equal({
        ...table,
        "out-firewall-default": "hub-firewall_id 0.0.0.0/0 appliances",
        "out-appliances-default": "hub-appliances_id 0.0.0.0/0 nat",
        "out-appliances-region": "hub-appliances_id 10.0.0.0/12 firewall",
        "out-appliances-peer": "hub-appliances_id 10.16.0.0/12 dropped",
        "out-egress-region": "hub-egress_id 10.0.0.0/12 appliances",
      });
    });

    it("leaves their table without a route where there are none", () => {
      expect(Object.values(table).join("\n")).to.not.include("hub-appliances_id");
    });
  });
});
