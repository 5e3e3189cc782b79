import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory } from "../testing/deploy.ts";
import { OnPremisesAccess } from "./onPremisesAccess.ts";
import { plainHub, plainSpoke, providerOf } from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const ROUTE = "aws:ec2/route:Route";
const TRANSIT_ROUTE = "aws:ec2transitgateway/route:Route";

describe("OnPremisesAccess", () => {
  const program = (cidrs: string[]) => () => {
    const network = new aws.Provider("network", {});
    new OnPremisesAccess(
      "way",
      {
        hub: plainHub(),
        cidrs,
        vpc: plainSpoke(vpcLayouts.endpoints),
        gatewayId: "tgw",
      },
      { provider: network },
    );
  };
  let declared: Declared[];
  before(async () => {
    declared = await deploy(program(["172.16.0.0/16"]));
  });

  it("consists, for a network, of its routes and its blackholes", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:OnPremisesAccess": 1,
      [ROUTE]: 4,
      [TRANSIT_ROUTE]: 4,
    });
  });

  it("gives everything the provider of the network account", () => {
    const resources = declared.filter(({ type }) => type.startsWith("aws:"));
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["network"]));
  });

  it("lets answers back from every tier that serves the network, in every zone", () => {
    const routes = declared.filter(({ type }) => type === ROUTE);
    expect(routes.map(({ inputs }) => inputs["routeTableId"])).to.have.members([
      "rtb-endpoints-use2-az1",
      "rtb-endpoints-use2-az2",
      "rtb-resolver-use2-az1",
      "rtb-resolver-use2-az2",
    ]);
    for (const { inputs } of routes) {
      expect(inputs).to.include({ destinationCidrBlock: "172.16.0.0/16", transitGatewayId: "tgw" });
    }
  });

  it("drops what edge, data and ml send there, and what gets to the firewall", () => {
    const dropped = declared.filter(({ type }) => type === TRANSIT_ROUTE);
    expect(dropped.map(({ inputs }) => inputs["transitGatewayRouteTableId"])).to.have.members([
      "edge",
      "data",
      "ml",
      "firewall",
    ]);
    for (const { inputs } of dropped) {
      expect(inputs).to.include({ destinationCidrBlock: "172.16.0.0/16", blackhole: true });
    }
  });

  it("has the same for a second network, under names of its own", async () => {
    const two = await deploy(program(["172.16.0.0/16", "192.168.0.0/24"]));
    expect(inventory(two)).to.include({ [ROUTE]: 8, [TRANSIT_ROUTE]: 8 });
    const names = two.map(({ type, name }) => `${type} ${name}`);
    expect(new Set(names)).to.have.property("size", names.length);
  });

  it("refuses no network, one twice, and what is none", async () => {
    for (const cidrs of [[], ["172.16.0.0/16", "172.16.0.0/16"], ["172.16.0.1/16"]]) {
      const error = await deploy(program(cidrs)).catch((reason: unknown) => reason);
      expect(error).to.have.property("message", "OnPremisesAccess needs different cidrs");
    }
  });
});
