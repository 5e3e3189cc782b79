import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type Caller, caller } from "../../testing/places.ts";
import { createRequest, PLACE, putIn } from "../../testing/requests.ts";
import { World } from "../../world.ts";
import { refuseBrokenReferences } from "./references.ts";

const ORGANIZATION = "arn:aws:organizations::111111111111:organization/o-novamind01";
const UNIT = "arn:aws:organizations::111111111111:ou/o-novamind01/ou-novamind-workloads";

describe("isSharedWith", () => {
  let folder: string;
  let world: World;
  let owner: Caller;
  let gateway: ReturnType<Caller["create"]>;
  let share: unknown;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shares-"));
    world = new World(folder);
    owner = caller(world, "444444444444");
    gateway = owner.create("ec2transitgateway/transitGateway", {});
    share = owner.create("ram/resourceShare", { name: "hub" }).outputs["arn"];
    const resourceArn = gateway.outputs["arn"];
    owner.create("ram/resourceAssociation", { resourceArn, resourceShareArn: share });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const allow = (principal: string) =>
    owner.create("ram/principalAssociation", { principal, resourceShareArn: share });
  const use = (region = PLACE.region) => {
    const inputs = { transitGatewayId: gateway.id };
    const token = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
    const request = createRequest(world, token, inputs, { place: { ...PLACE, region } });
    return () => {
      refuseBrokenReferences(request);
    };
  };

  it("needs somebody to share with", () => {
    expect(use()).to.throw("InvalidTransitGatewayID.NotFound");
    allow("777777777777");
    expect(use()).to.throw("InvalidTransitGatewayID.NotFound");
  });

  for (const principal of ["666666666666", ORGANIZATION]) {
    it(`lets ${principal} use it in its region, as long as it is shared`, () => {
      const { id } = allow(principal);
      expect(use()).not.to.throw();
      expect(use("us-west-2")).to.throw("InvalidTransitGatewayID.NotFound");
      owner.delete("ram/principalAssociation", id);
      expect(use()).to.throw("InvalidTransitGatewayID.NotFound");
    });
  }

  it("covers the accounts of an organizational unit, and of the units in it", () => {
    allow(UNIT);
    expect(use()).to.throw("InvalidTransitGatewayID.NotFound");
    const account = "aws:organizations/account:Account";
    const unit = "aws:organizations/organizationalUnit:OrganizationalUnit";
    putIn(world, unit, "ou-novamind-prod", { parentId: "ou-novamind-workloads" });
    putIn(world, account, "666666666666", { parentId: "ou-novamind-prod" });
    expect(use()).not.to.throw();
  });

  it("lets a VPC of another account have a profile, once it is shared", () => {
    const profile = owner.create("route53/profilesProfile", { name: "endpoints" });
    const data = caller(world);
    const resourceId = data.create("ec2/vpc", { cidrBlock: "10.0.0.0/16" }).id;
    const associate = () =>
      data.create("route53/profilesAssociation", { profileId: profile.id, resourceId });
    const resourceArn = profile.outputs["arn"];
    owner.create("ram/resourceAssociation", { resourceArn, resourceShareArn: share }, "profile");
    expect(associate).to.throw(`The Route 53 profile ${profile.id} does not exist.`);
    allow(ORGANIZATION);
    expect(associate().outputs).to.include({ profileId: profile.id, status: "COMPLETE" });
  });

  it("does not share what AWS cannot share", () => {
    allow("666666666666");
    const vpc = owner.create("ec2/vpc", { cidrBlock: "10.0.0.0/16" });
    const resourceArn = vpc.outputs["arn"];
    owner.create("ram/resourceAssociation", { resourceArn, resourceShareArn: share }, "more");
    const subnet = { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" };
    expect(() => caller(world).create("ec2/subnet", subnet)).to.throw("InvalidVpcID.NotFound");
  });

  it("shows the owner of a transit gateway what others attach to it, and nobody else", () => {
    allow("666666666666");
    const data = caller(world);
    const vpcId = data.create("ec2/vpc", { cidrBlock: "10.0.0.0/16" }).id;
    const subnetIds = [data.create("ec2/subnet", { vpcId, cidrBlock: "10.0.0.0/24" }).id];
    const attachment = { vpcId, subnetIds, transitGatewayId: gateway.id };
    const { id } = data.create("ec2transitgateway/vpcAttachment", attachment);
    const accept = (who: Caller) =>
      who.create("ec2transitgateway/vpcAttachmentAccepter", { transitGatewayAttachmentId: id });
    expect(() => accept(caller(world, "777777777777"))).to.throw(
      "InvalidTransitGatewayAttachmentID.NotFound",
    );
    expect(accept(owner).id).to.equal(id);
  });
});
