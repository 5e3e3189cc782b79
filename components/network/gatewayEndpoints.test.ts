import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { endpointPolicy } from "./endpointPolicy.ts";
import { GatewayEndpoints } from "./gatewayEndpoints.ts";
import { home, SPOKE_ACCOUNT, valuesOf } from "./testing/fixtures.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

describe("GatewayEndpoints", () => {
  let declared: Declared[];
  let endpoints: GatewayEndpoints | undefined;
  before(async () => {
    declared = await deploy(() => {
      endpoints = new GatewayEndpoints("vpc", {
        vpcId: "vpc-1",
        routeTableIds: ["rtb-1", "rtb-2"],
        home: home(SPOKE_ACCOUNT, "us-west-2"),
        organizationId: "o-a1b2c3d4e5",
      });
    });
  });
  const policyOf = (name: string) => only(declared, ENDPOINT, name).inputs["policy"] as string;

  it("consists of two gateway endpoints, on every route table", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:GatewayEndpoints": 1,
      [ENDPOINT]: 2,
    });
    for (const service of ["s3", "dynamodb"]) {
      expect(only(declared, ENDPOINT, `vpc-${service}`).inputs).to.deep.include({
        vpcId: "vpc-1",
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.us-west-2.${service}`,
        routeTableIds: ["rtb-1", "rtb-2"],
      });
    }
    expect(await valuesOf((endpoints as GatewayEndpoints).endpointIds)).to.deep.equal({
      s3: "vpc-s3_id",
      dynamodb: "vpc-dynamodb_id",
    });
  });

  it("serves the organization only, each with its service's policy", async () => {
    const here = home(SPOKE_ACCOUNT, "us-west-2");
    for (const service of ["s3", "dynamodb"]) {
      const policy = await valueOf(endpointPolicy(service, here, "o-a1b2c3d4e5"));
      expect(policyOf(`vpc-${service}`)).to.equal(policy);
    }
    expect(policyOf("vpc-s3")).to.include("prod-us-west-2-starport-layer-bucket");
    expect(policyOf("vpc-dynamodb")).not.to.include("s3:GetObject");
  });
});
