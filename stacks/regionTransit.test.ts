import * as aws from "@pulumi/aws";
import { expect } from "chai";

import {
  home,
  NETWORK_ACCOUNT,
  providerOf,
  region,
  zones,
} from "../components/network/testing/fixtures.ts";
import { TransitAttachment } from "../components/network/transitAttachment.ts";
import { vpcLayouts } from "../components/network/vpcLayouts.ts";
import { type Declared, deploy, inventory, only } from "../components/testing/deploy.ts";
import type { Accounts } from "./accounts.ts";
import { RegionTransit } from "./regionTransit.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const ROUTE = "aws:ec2transitgateway/route:Route";

describe("RegionTransit", () => {
  let all: Declared[];
  let declared: Declared[];
  before(async () => {
    all = await deploy(() => {
      const { network, hub, vpc: vpcOf } = region();
      const accounts: Accounts = {
        deployRole: "deploy",
        home: (account, place) => home(account === "network" ? NETWORK_ACCOUNT : "4", place),
        provider: () => new aws.Provider("nobody", {}),
      };
      const cidrs = { regionCidr: "10.0.0.0/12", peerCidr: "10.16.0.0/12" };
      const vpc = vpcOf("egress", { layout: vpcLayouts.egress, home: home(NETWORK_ACCOUNT) });
      const attachment = new TransitAttachment(
        "egress",
        { hub, vpc, ...cidrs, spokeProvider: network },
        { provider: network },
      );
      new RegionTransit(
        "way",
        {
          ...{ accounts, region: "us-east-2", cidr: cidrs.regionCidr, peerCidr: cidrs.peerCidr },
          ...{ zones: new Map([["network", zones(3)]]), hub, attachment },
          protect: true,
          organizationId: "o-a1b2c3d4e5",
          egress: { allowedDomains: ["api.example.com"] },
          logKeyArn: "arn:aws:kms:us-east-2:111111111111:key/logs",
        },
        { provider: network },
      );
    });
    declared = all.filter(({ name }) => name.startsWith("way"));
  });

  it("consists of a firewall, the routes through it and the gateway's flow logs", () => {
    const components = declared.filter(({ custom }) => !custom);
    expect(inventory(components)).to.deep.equal({
      "novamind:stacks:RegionTransit": 1,
      "novamind:network:EgressFirewall": 1,
      "novamind:network:FirewallRules": 1,
      "novamind:network:EgressRoutes": 1,
      "novamind:network:TransitFlowLogs": 1,
    });
  });

  it("puts the firewall onto the hub in the zones that the egress VPC is attached in", () => {
    expect(only(declared, FIREWALL).inputs).to.deep.include({
      transitGatewayId: "hub_id",
      availabilityZoneMappings: zones(3).map(({ id }) => ({ availabilityZoneId: id })),
    });
  });

  it("has every way out pass the firewall, and the firewall's the egress VPC", () => {
    const ways = declared.filter(({ type, inputs }) => type === ROUTE && !inputs["blackhole"]);
    const next: Record<string, unknown> = Object.fromEntries(
      ways.map(({ inputs }) => [
        String(inputs["transitGatewayRouteTableId"]),
        inputs["transitGatewayAttachmentId"],
      ]),
    );
    const firewall = "way-firewall_attachment";
    expect(next).to.deep.equal({
      "hub-edge_id": firewall,
      "hub-data_id": firewall,
      "hub-ml_id": firewall,
      "hub-management_id": firewall,
      "hub-firewall_id": "egress_id",
      "hub-egress_id": firewall,
    });
  });

  it("keeps the egress VPC out of the tables of those that have to pass the firewall", () => {
    const type = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
    const known = all.filter((one) => one.type === type && one.name.startsWith("egress"));
    expect(known.map(({ inputs }) => inputs["transitGatewayRouteTableId"])).to.deep.equal([
      "hub-firewall_id",
    ]);
  });

  it("delivers the gateway's flows to the region's vault", () => {
    const { inputs } = only(declared, "aws:ec2/flowLog:FlowLog", "way-transit-flow-vault");
    expect(inputs).to.include({
      transitGatewayId: "hub_id",
      logDestination: "arn:aws:s3:::novamind-log-vault-4-us-east-2",
    });
  });

  it("gives everything the provider of the network account", () => {
    const resources = declared.filter(({ custom }) => custom);
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["network"]));
  });
});
