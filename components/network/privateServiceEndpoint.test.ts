import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { FixedAddresses } from "./fixedAddresses.ts";
import { PrivateServiceEndpoint } from "./privateServiceEndpoint.ts";
import { plainSpoke, providerOf } from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

describe("PrivateServiceEndpoint", () => {
  let made: PrivateServiceEndpoint;
  const all = (place = 1, serviceZoneIds = ["use2-az1", "use2-az2", "use2-az3"]) =>
    deploy(() => {
      const provider = new aws.Provider("public", {});
      const vpc = plainSpoke(vpcLayouts.public);
      const reserved = new FixedAddresses("fixed", { vpc, tier: "api" }, { provider });
      const serviceName = "com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0";
      const securityGroupId = "sg-consumer";
      const args = { reserved, place, serviceName, serviceZoneIds, securityGroupId };
      made = new PrivateServiceEndpoint("way", args, { provider });
    });
  const deployed = async (...args: Parameters<typeof all>) =>
    (await all(...args)).filter(({ name }) => name.startsWith("way"));
  let declared: Declared[];
  before(async () => {
    declared = await deployed();
  });

  it("consists of an endpoint, behind the group that it is given", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:PrivateServiceEndpoint": 1,
      [ENDPOINT]: 1,
    });
    expect(only(declared, ENDPOINT).inputs["securityGroupIds"]).to.deep.equal(["sg-consumer"]);
    const resources = declared.filter(({ custom }) => custom);
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["public"]));
  });

  it("has the same address in each zone for good", async () => {
    const subnetIds = ["subnet-api-use2-az1", "subnet-api-use2-az2"];
    const { inputs } = only(declared, ENDPOINT);
    expect(inputs).to.deep.include({ vpcEndpointType: "Interface", subnetIds });
    expect(inputs["subnetConfigurations"]).to.deep.equal([
      { subnetId: subnetIds[0], ipv4: "10.0.63.225" },
      { subnetId: subnetIds[1], ipv4: "10.0.191.225" },
    ]);
    expect(made.addresses).to.deep.equal(["10.0.63.225", "10.0.191.225"]);
    expect(await valueOf(made.endpointId)).to.equal("way_id");
  });

  it("takes its addresses only once they are reserved", async () => {
    const order = (await all()).map(({ type }) => type);
    const reserved = order.lastIndexOf("aws:ec2/subnetCidrReservation:SubnetCidrReservation");
    expect(reserved).to.be.greaterThan(0);
    expect(order.indexOf(ENDPOINT)).to.be.greaterThan(reserved);
  });

  it("refuses a place that is not reserved, and a zone without the service", async () => {
    const refusal = async (place: number, zones: string[]) => {
      const error = await deployed(place, zones).catch((reason: unknown) => reason);
      return (error as Error).message;
    };
    expect(await refusal(16, ["use2-az1", "use2-az2"])).to.equal(
      "PrivateServiceEndpoint needs a place from 0 to 15, not 16",
    );
    expect(await refusal(0, ["use2-az1"])).to.equal(
      "PrivateServiceEndpoint needs zones of the service, use2-az1",
    );
  });
});
