import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { SaasEndpoint, type SaasEndpointArgs } from "./saasEndpoint.ts";
import { plainSpoke, providerOf } from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

describe("SaasEndpoint", () => {
  const args: SaasEndpointArgs = {
    vpc: plainSpoke(vpcLayouts.endpoints),
    securityGroupId: "sg-saas",
    serviceName: "com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0",
    privateDns: false,
    profileId: "rp-1",
  };
  let made: SaasEndpoint;
  const deployed = (more: Partial<SaasEndpointArgs> = {}): Promise<Declared[]> =>
    deploy(() => {
      const provider = new aws.Provider("network", {});
      made = new SaasEndpoint("mail", { ...args, ...more }, { provider });
    });

  it("is one endpoint in every zone, behind the group that it is given", async () => {
    const declared = await deployed();
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:SaasEndpoint": 1,
      [ENDPOINT]: 1,
    });
    expect(only(declared, ENDPOINT).inputs).to.deep.include({
      serviceName: args.serviceName,
      vpcEndpointType: "Interface",
      subnetIds: ["subnet-endpoints-use2-az1", "subnet-endpoints-use2-az2"],
      securityGroupIds: ["sg-saas"],
      privateDnsEnabled: false,
    });
    expect(providerOf(only(declared, ENDPOINT))).to.equal("network");
  });

  it("is in the zones that the provider offers, and takes the provider's name", async () => {
    const declared = await deployed({ zoneIds: ["use2-az2"], privateDns: true });
    expect(only(declared, ENDPOINT).inputs).to.deep.include({
      subnetIds: ["subnet-endpoints-use2-az2"],
      privateDnsEnabled: true,
    });
    const association = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation";
    expect(only(declared, association).inputs).to.include({
      profileId: "rp-1",
      resourceArn: "arn:aws:mock:::mail",
    });
  });

  it("answers with what others need to reach it", async () => {
    await deployed();
    expect(await valueOf(made.endpointId)).to.equal("mail_id");
    expect(await valueOf(made.arn)).to.equal("arn:aws:mock:::mail");
  });

  it("refuses another region's service, a zone that is none of its own, and a VPC without the tier", async () => {
    const error = await deployed({
      vpc: plainSpoke(vpcLayouts.egress),
      serviceName: "com.amazonaws.vpce.us-west-2.vpce-svc-0123456789abcdef0",
      zoneIds: ["use2-az9"],
    }).catch((reason: unknown) => reason);
    expect((error as Error).message).to.equal(
      "SaasEndpoint needs a VPC with a tier endpoints, " +
        "a service of us-east-2, not com.amazonaws.vpce.us-west-2.vpce-svc-0123456789abcdef0, " +
        "zoneIds of the VPC",
    );
  });
});
