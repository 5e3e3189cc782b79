import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type Caller, caller } from "../../testing/places.ts";
import { World } from "../../world.ts";
import { findZone, zonesOf } from "../../zones.ts";

describe("refuseRanges", () => {
  let folder: string;
  let data: Caller;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cidrs-"));
    data = caller(new World(folder));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const network = (cidrBlock: unknown) => data.create("ec2/vpc", { cidrBlock });
  const subnet = (vpcId: string, cidrBlock: string, more: Record<string, unknown> = {}) =>
    data.create("ec2/subnet", { vpcId, cidrBlock, ...more });

  it("takes networks from /28 to /16", () => {
    expect(network("10.0.0.0/16").id).to.match(/^vpc-/);
    expect(network("10.0.0.0/28").id).to.match(/^vpc-/);
    for (const cidr of ["10.0.0.0/15", "10.0.0.0/29"]) {
      expect(() => network(cidr)).to.throw(`InvalidVpc.Range: The CIDR '${cidr}' is invalid.`);
    }
  });

  it("leaves a network from a pool to the pool", () => {
    expect(data.create("ec2/vpc", { ipv4NetmaskLength: 20 }).id).to.match(/^vpc-/);
  });

  it("tells what is no range", () => {
    for (const cidr of ["10.0.0.0", "10.0.0.256/24", "ten/16"]) {
      expect(() => network(cidr)).to.throw(
        `InvalidParameterValue: Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
      );
    }
  });

  it("gives the range of a deleted subnet to another, and one range to each network", () => {
    const [vpc, other] = [network("10.0.0.0/16").id, network("10.0.0.0/16").id];
    const { id } = subnet(vpc, "10.0.0.0/24");
    expect(() => subnet(vpc, "10.0.0.128/25")).to.throw("InvalidSubnet.Conflict");
    expect(subnet(other, "10.0.0.128/25").id).to.match(/^subnet-/);
    data.delete("ec2/subnet", id);
    expect(subnet(vpc, "10.0.0.128/25").id).to.match(/^subnet-/);
  });

  it("takes subnets of a range that was added to the network", () => {
    const vpcId = network("10.0.0.0/16").id;
    expect(() => subnet(vpcId, "10.1.0.0/24")).to.throw("InvalidSubnet.Range");
    data.create("ec2/vpcIpv4CidrBlockAssociation", { vpcId, cidrBlock: "10.1.0.0/16" });
    expect(subnet(vpcId, "10.1.0.0/24").id).to.match(/^subnet-/);
  });

  it("takes a zone by name or id, as the account has them", () => {
    const place = { accountId: "666666666666", region: "us-east-2", partition: "aws" };
    const vpcId = network("10.0.0.0/16").id;
    const [zone] = zonesOf(place);
    const { outputs } = subnet(vpcId, "10.0.0.0/24", { availabilityZoneId: zone?.id });
    expect(findZone(place, outputs["availabilityZone"])).to.deep.equal(zone);
    expect(() => subnet(vpcId, "10.0.1.0/24", { availabilityZoneId: "usw2-az1" })).to.throw(
      "InvalidParameterValue: Value (usw2-az1) for parameter availabilityZoneId is invalid.",
    );
  });

  it("lets a route within the network lead only to exactly one subnet", () => {
    const vpcId = network("10.0.0.0/16").id;
    subnet(vpcId, "10.0.1.0/24");
    const routeTableId = data.create("ec2/routeTable", { vpcId }).id;
    const gatewayId = data.create("ec2/internetGateway", { vpcId }).id;
    const route = (destinationCidrBlock: string) =>
      data.create("ec2/route", { routeTableId, gatewayId, destinationCidrBlock });
    expect(() => route("10.0.0.0/16")).to.throw("RouteAlreadyExists");
    expect(() => route("10.0.1.0/25")).to.throw(
      "InvalidParameterValue: Route destination doesn't match any subnet CIDR blocks.",
    );
    for (const destination of ["10.0.1.0/24", "10.0.0.0/8", "0.0.0.0/0"]) {
      expect(route(destination).id).to.match(/^r-/);
    }
  });
});
