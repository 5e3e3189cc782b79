import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { FixedAddresses } from "./fixedAddresses.ts";
import { plainSpoke, providerOf } from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const RESERVATION = "aws:ec2/subnetCidrReservation:SubnetCidrReservation";

describe("FixedAddresses", () => {
  let made: FixedAddresses;
  const deployed = (tier = "api", cidr?: string): Promise<Declared[]> =>
    deploy(() => {
      const provider = new aws.Provider("public", {});
      const vpc = plainSpoke(vpcLayouts.public, cidr);
      made = new FixedAddresses("fixed", { vpc, tier }, { provider });
    });

  it("reserves one block in each zone, out of AWS's hands", async () => {
    const declared = await deployed();
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:FixedAddresses": 1,
      [RESERVATION]: 2,
    });
    expect(only(declared, RESERVATION, "fixed-use2-az2").inputs).to.include({
      subnetId: "subnet-api-use2-az2",
      cidrBlock: "10.0.191.224/28",
      reservationType: "explicit",
    });
    expect(declared.filter(({ type }) => type === RESERVATION).map(providerOf)).to.deep.equal([
      "public",
      "public",
    ]);
  });

  it("knows its addresses before anything is deployed", async () => {
    await deployed();
    expect(made.addresses["use2-az1"]).to.have.length(16);
    expect(made.addresses["use2-az1"]?.slice(0, 2)).to.deep.equal(["10.0.63.224", "10.0.63.225"]);
    expect(made.addresses["use2-az2"]?.at(-1)).to.equal("10.0.191.239");
  });

  it("refuses a tier that is not there, and subnets without room", async () => {
    const refusal = async (tier: string, cidr?: string) => {
      const error = await deployed(tier, cidr).catch((reason: unknown) => reason);
      return (error as Error).message;
    };
    expect(await refusal("app")).to.equal("FixedAddresses needs a VPC with a tier app");
    expect(await refusal("api", "10.0.0.0/24")).to.equal(
      "FixedAddresses needs subnets of at least 64 addresses",
    );
  });
});
