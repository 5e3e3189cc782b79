import { expect } from "chai";

import { type Declared, deploy } from "../testing/deploy.ts";
import { EgressRoutes } from "./egressRoutes.ts";
import { providerOf, region } from "./testing/fixtures.ts";

describe("EgressRoutes", () => {
  let declared: Declared[];
  before(async () => {
    const all = await deploy(() => {
      const { network, hub } = region();
      const cidrs = { regionCidr: "10.0.0.0/12", peerCidr: "10.16.0.0/12" };
      const args = { hub, attachmentId: "tgw-attach-1", ...cidrs };
      new EgressRoutes("out", args, { provider: network });
    });
    declared = all.filter(({ name }) => name.startsWith("out-"));
  });

  it("sends each level's way out to one attachment, and drops what stays within the regions", () => {
    const table = Object.fromEntries(
      declared.map(({ name, inputs }) => {
        const { transitGatewayRouteTableId, destinationCidrBlock } = inputs;
        const target =
          inputs["blackhole"] === true ? "dropped" : inputs["transitGatewayAttachmentId"];
        return [name, [transitGatewayRouteTableId, destinationCidrBlock, target].join(" ")];
      }),
    );
    expect(table).to.deep.equal({
      "out-edge-default": "hub-edge_id 0.0.0.0/0 tgw-attach-1",
      "out-edge-region": "hub-edge_id 10.0.0.0/12 dropped",
      "out-edge-peer": "hub-edge_id 10.16.0.0/12 dropped",
      "out-data-default": "hub-data_id 0.0.0.0/0 tgw-attach-1",
      "out-data-region": "hub-data_id 10.0.0.0/12 dropped",
      "out-ml-default": "hub-ml_id 0.0.0.0/0 tgw-attach-1",
      "out-ml-region": "hub-ml_id 10.0.0.0/12 dropped",
      "out-ml-peer": "hub-ml_id 10.16.0.0/12 dropped",
      "out-management-default": "hub-management_id 0.0.0.0/0 tgw-attach-1",
      "out-management-region": "hub-management_id 10.0.0.0/12 dropped",
    });
  });

  it("gives no way out to the other region, nor to what is egress itself", () => {
    const tables = declared.map(({ inputs }) => inputs["transitGatewayRouteTableId"]);
    expect(tables).to.not.include("hub-peer_id");
    expect(tables).to.not.include("hub-egress_id");
  });

  it("gives every route the provider of the network account", () => {
    expect(new Set(declared.map(providerOf))).to.deep.equal(new Set(["network"]));
  });
});
