import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { CentralEndpoints } from "./centralEndpoints.ts";
import { endpointPolicy } from "./endpointPolicy.ts";
import { plannedEndpoints } from "./endpointServices.ts";
import { home, plainSpoke, SPOKE_ACCOUNT, valuesOf } from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ORGANIZATION = "o-a1b2c3d4e5";

describe("CentralEndpoints", () => {
  const planned = plannedEndpoints("us-east-2");
  const make = (layout: keyof typeof vpcLayouts, securityGroupIds = ["sg-endpoint"]) =>
    new CentralEndpoints("endpoints", {
      vpc: plainSpoke(vpcLayouts[layout]),
      securityGroupIds,
      organizationId: ORGANIZATION,
    });
  let declared: Declared[];
  let endpoints: CentralEndpoints;
  before(async () => {
    declared = await deploy(() => (endpoints = make("endpoints")));
  });
  const inputsOf = (key: string) => only(declared, ENDPOINT, `endpoints-${key}`).inputs;

  it("consists of one endpoint per service and variant", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:CentralEndpoints": 1,
      [ENDPOINT]: 44,
    });
  });

  for (const { key, service, privateDns } of planned) {
    it(`reaches ${service} from every zone, under its policy`, async () => {
      expect(inputsOf(key)).to.deep.include({
        vpcId: "vpc",
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.us-east-2.${service}`,
        subnetIds: ["subnet-endpoints-use2-az1", "subnet-endpoints-use2-az2"],
        securityGroupIds: ["sg-endpoint"],
        privateDnsEnabled: privateDns,
        policy: await valueOf(endpointPolicy(service, home(SPOKE_ACCOUNT), ORGANIZATION)),
      });
    });
  }

  it("answers with all ids, and the ARNs of those with a name to hand on", async () => {
    const keys = planned.map(({ key }) => key);
    expect(await valuesOf(endpoints.endpointIds)).to.deep.equal(
      Object.fromEntries(keys.map((key) => [key, `endpoints-${key}_id`])),
    );
    expect(await valuesOf(endpoints.namedArns)).to.deep.equal(
      Object.fromEntries(
        keys
          .filter((key) => key !== "execute-api")
          .map((key) => [key, `arn:aws:mock:::endpoints-${key}`]),
      ),
    );
  });

  it("refuses a VPC without a tier for them", async () => {
    const error = await deploy(() => make("egress")).catch((e: unknown) => e);
    expect(error).to.have.property("message", "CentralEndpoints needs a VPC with a tier endpoints");
  });

  it("refuses to have none but the default security group", async () => {
    const error = await deploy(() => make("endpoints", [])).catch((e: unknown) => e);
    expect(error).to.have.property("message", "CentralEndpoints needs one security group or more");
  });
});
