import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { DirectConnect, type DirectConnectArgs, MAX_ALLOWED_PREFIXES } from "./directConnect.ts";
import { plainHub } from "./testing/fixtures.ts";

const ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const PROPAGATION = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
const INTERFACE = "aws:directconnect/transitVirtualInterface:TransitVirtualInterface";

describe("DirectConnect", () => {
  const make = (more: Partial<DirectConnectArgs> = {}) =>
    new DirectConnect("dx", {
      hub: plainHub(),
      transitGatewayAsn: 64512,
      amazonSideAsn: 64514,
      customerAsn: 65010,
      allowedPrefixes: ["10.19.0.0/16", "10.21.0.0/20"],
      virtualInterfaces: { primary: { connectionId: "dxcon-fg31dyv6", vlan: 101 } },
      ...more,
    });
  const refusal = async (more: Partial<DirectConnectArgs>) => {
    const error = await deploy(() => make(more)).catch((reason: unknown) => reason);
    return (error as Error).message;
  };
  let declared: Declared[];
  let line: DirectConnect;
  before(async () => {
    declared = await deploy(() => (line = make()));
  });

  it("consists of a gateway, its association, its interfaces, and its place on the transit gateway", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:DirectConnect": 1,
      "aws:directconnect/gateway:Gateway": 1,
      "aws:directconnect/gatewayAssociation:GatewayAssociation": 1,
      [INTERFACE]: 1,
      [ASSOCIATION]: 1,
      [PROPAGATION]: 2,
    });
  });

  it("announces the allowed prefixes and nothing else, from the transit gateway", () => {
    const { inputs } = only(declared, "aws:directconnect/gatewayAssociation:GatewayAssociation");
    expect(inputs).to.deep.equal({
      dxGatewayId: "dx_id",
      associatedGatewayId: "tgw",
      allowedPrefixes: ["10.19.0.0/16", "10.21.0.0/20"],
    });
    expect(only(declared, "aws:directconnect/gateway:Gateway").inputs).to.include({
      amazonSideAsn: "64514",
    });
  });

  it("carries jumbo frames on the interface of a line that was ordered", () => {
    expect(only(declared, INTERFACE, "dx-primary").inputs).to.include({
      dxGatewayId: "dx_id",
      connectionId: "dxcon-fg31dyv6",
      vlan: 101,
      bgpAsn: 65010,
      mtu: 8500,
    });
  });

  it("has no interface until a line is there", async () => {
    const without = inventory(await deploy(() => make({ virtualInterfaces: {} })));
    expect(without).not.to.have.property(INTERFACE);
  });

  it("reads the table of onPremises, and is known to management and endpoints alone", () => {
    expect(only(declared, ASSOCIATION).inputs).to.deep.equal({
      transitGatewayAttachmentId: "dx_attachment",
      transitGatewayRouteTableId: "onPremises",
    });
    const known = declared.filter(({ type }) => type === PROPAGATION);
    expect(known.map(({ inputs }) => inputs["transitGatewayRouteTableId"])).to.have.members([
      "management",
      "endpoints",
    ]);
    for (const { inputs } of known) {
      expect(inputs).to.include({ transitGatewayAttachmentId: "dx_attachment" });
    }
  });

  it("answers with its gateway and its attachment", async () => {
    expect(await valueOf(line.gatewayId)).to.equal("dx_id");
    expect(await valueOf(line.attachmentId)).to.equal("dx_attachment");
  });

  it("refuses a public number, and one that is another's", async () => {
    expect(await refusal({ amazonSideAsn: 3356 })).to.equal(
      "DirectConnect needs a private amazonSideAsn, not 3356",
    );
    const differ = "DirectConnect needs three different autonomous system numbers";
    expect(await refusal({ amazonSideAsn: 64512 })).to.equal(differ);
    expect(await refusal({ customerAsn: 64514 })).to.equal(differ);
    expect(await refusal({ customerAsn: 64512 })).to.equal(differ);
  });

  it("refuses no prefix, one twice, what is none, and more than an association takes", async () => {
    const many = Array.from(
      { length: MAX_ALLOWED_PREFIXES + 1 },
      (_, n) => `10.${String(Math.floor(n / 256))}.${String(n % 256)}.0/24`,
    );
    const wrong = [[], ["10.19.0.0/16", "10.19.0.0/16"], ["10.19.0.1/16"], many];
    for (const allowedPrefixes of wrong) {
      expect(await refusal({ allowedPrefixes })).to.equal(
        "DirectConnect needs 1 to 200 different allowedPrefixes",
      );
    }
    await deploy(() => make({ allowedPrefixes: many.slice(1) }));
  });
});
