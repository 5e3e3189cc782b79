import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import {
  home,
  NETWORK_ACCOUNT,
  ORGANIZATION_ARN,
  providerOf,
  valuesOf,
} from "./testing/fixtures.ts";
import { TransitHub, type TransitHubArgs } from "./transitHub.ts";
import { TRUST_LEVELS } from "./trust.ts";

const GATEWAY = "aws:ec2transitgateway/transitGateway:TransitGateway";
const TABLE = "aws:ec2transitgateway/routeTable:RouteTable";

describe("TransitHub", () => {
  const args: TransitHubArgs = {
    home: home(NETWORK_ACCOUNT),
    organizationArn: ORGANIZATION_ARN,
    amazonSideAsn: 64512,
  };
  const deployed = (more: Partial<TransitHubArgs> = {}) =>
    deploy(() => {
      const provider = new aws.Provider("network", {});
      new TransitHub("hub", { ...args, ...more }, { provider });
    });
  const refusal = async (more: Partial<TransitHubArgs>) => {
    const error = await deployed(more).catch((reason: unknown) => reason);
    return (error as Error).message;
  };

  it("consists of a gateway, its share and a route table per trust level", async () => {
    expect(inventory(await deployed())).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:TransitHub": 1,
      [GATEWAY]: 1,
      "aws:ram/resourceShare:ResourceShare": 1,
      "aws:ram/resourceAssociation:ResourceAssociation": 1,
      "aws:ram/principalAssociation:PrincipalAssociation": 1,
      [TABLE]: TRUST_LEVELS.length,
    });
  });

  it("connects nothing by default and accepts nothing by itself", async () => {
    expect(only(await deployed(), GATEWAY).inputs).to.deep.equal({
      amazonSideAsn: 64512,
      autoAcceptSharedAttachments: "disable",
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      dnsSupport: "enable",
      securityGroupReferencingSupport: "enable",
      vpnEcmpSupport: "enable",
      tags: { Name: "hub" },
    });
  });

  it("is shared with the organization and with nobody outside", async () => {
    const declared = await deployed();
    expect(only(declared, "aws:ram/resourceShare:ResourceShare").inputs).to.deep.equal({
      allowExternalPrincipals: false,
    });
    const resourceShareArn = "arn:aws:mock:::hub";
    expect(only(declared, "aws:ram/resourceAssociation:ResourceAssociation").inputs).to.deep.equal({
      resourceShareArn,
      resourceArn: "arn:aws:mock:::hub",
    });
    expect(
      only(declared, "aws:ram/principalAssociation:PrincipalAssociation").inputs,
    ).to.deep.equal({ resourceShareArn, principal: ORGANIZATION_ARN });
  });

  it("answers with its ids and its tables by trust level", async () => {
    const hubs: TransitHub[] = [];
    await deploy(() => hubs.push(new TransitHub("hub", args)));
    for (const { gatewayId, sharedGatewayId, routeTableIds, home: place } of hubs) {
      expect(await valuesOf({ gatewayId, sharedGatewayId })).to.deep.equal({
        gatewayId: "hub_id",
        sharedGatewayId: "hub_id",
      });
      expect(await valuesOf(routeTableIds)).to.deep.equal(
        Object.fromEntries(TRUST_LEVELS.map((level) => [level, `hub-${level}_id`])),
      );
      expect(place).to.deep.equal(args.home);
    }
    expect(hubs).to.have.length(1);
  });

  it("gives every resource the provider of the network account", async () => {
    const custom = (await deployed()).filter(({ type }) => type.startsWith("aws:"));
    expect(new Set(custom.map(providerOf))).to.deep.equal(new Set(["network"]));
  });

  for (const amazonSideAsn of [64511, 65535, 4199999999, 4294967295, 64512.5]) {
    it(`refuses the number ${String(amazonSideAsn)}`, async () => {
      const message = `TransitHub needs a private amazonSideAsn, not ${String(amazonSideAsn)}`;
      expect(await refusal({ amazonSideAsn })).to.equal(message);
    });
  }

  it("refuses to be shared with less or more than an organization", async () => {
    for (const organizationArn of ["o-a1b2c3d4e5", "*", NETWORK_ACCOUNT]) {
      const message = `TransitHub needs the ARN of an organization, not ${organizationArn}`;
      expect(await refusal({ organizationArn })).to.equal(message);
    }
  });
});
