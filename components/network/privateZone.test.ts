import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PrivateZone } from "./privateZone.ts";

const ZONE = "aws:route53/zone:Zone";
const RESOURCE = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation";

describe("PrivateZone", () => {
  let declared: Declared[];
  let zone: PrivateZone;
  before(async () => {
    const args = { domain: "prod.novamind.internal", vpcId: "vpc", profileId: "rp" };
    declared = await deploy(() => (zone = new PrivateZone("names", args)));
  });

  it("consists of a zone and its place in the profile", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:PrivateZone": 1,
      [ZONE]: 1,
      [RESOURCE]: 1,
    });
  });

  it("is private from its creation: it has a VPC", () => {
    expect(only(declared, ZONE).inputs).to.deep.include({
      name: "prod.novamind.internal",
      vpcs: [{ vpcId: "vpc" }],
    });
  });

  it("reaches other VPCs by the profile", () => {
    expect(only(declared, RESOURCE).inputs).to.deep.equal({
      profileId: "rp",
      resourceArn: "arn:aws:mock:::names",
    });
  });

  it("answers with the zone", async () => {
    expect(await valueOf(zone.zoneId)).to.equal("Z-names");
  });
});
