import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type Caller, caller } from "../../testing/places.ts";
import { World } from "../../world.ts";

describe("refuseGroupsOfOtherNetworks", () => {
  let folder: string;
  let data: Caller;
  let networks: string[];
  let groups: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "networks-"));
    data = caller(new World(folder));
    networks = ["10.0.0.0/16", "10.1.0.0/16"].map(
      (cidrBlock) => data.create("ec2/vpc", { cidrBlock }).id,
    );
    groups = networks.map((vpcId) => data.create("ec2/securityGroup", { vpcId }).id);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const open = () =>
    data.create("vpc/securityGroupIngressRule", {
      securityGroupId: groups[0],
      referencedSecurityGroupId: groups[1],
      ipProtocol: "-1",
    });

  it("refuses a rule about a group of a network that is not joined", () => {
    expect(open).to.throw(
      "InvalidGroup.NotFound: You have specified two resources that belong to different networks.",
    );
  });

  it("takes it when the networks are peers, whichever asked for it", () => {
    data.create("ec2/vpcPeeringConnection", { vpcId: networks[1], peerVpcId: networks[0] });
    expect(open().id).to.match(/^sgr-/);
  });

  it("takes it when both networks are attached to one transit gateway", () => {
    const transitGatewayId = data.create("ec2transitgateway/transitGateway", {}).id;
    for (const [index, vpcId] of networks.entries()) {
      const cidrBlock = `10.${String(index)}.0.0/24`;
      const subnetIds = [data.create("ec2/subnet", { vpcId, cidrBlock }).id];
      data.create("ec2transitgateway/vpcAttachment", { vpcId, subnetIds, transitGatewayId });
    }
    expect(open().id).to.match(/^sgr-/);
  });

  it("takes a group for an interface of each network that it is associated with", () => {
    const subnetId = data.create("ec2/subnet", { vpcId: networks[0], cidrBlock: "10.0.0.0/24" }).id;
    const attach = (group: unknown) =>
      data.create("ec2/networkInterface", { subnetId, securityGroups: [group] });
    expect(attach(groups[0]).id).to.match(/^eni-/);
    expect(() => attach(groups[1])).to.throw(
      `InvalidParameter: Security group ${String(groups[1])} and subnet ${subnetId} belong to different networks.`,
    );
    const association = { securityGroupId: groups[1], vpcId: networks[0] };
    data.create("vpc/securityGroupVpcAssociation", association);
    expect(attach(groups[1]).id).to.match(/^eni-/);
  });
});
