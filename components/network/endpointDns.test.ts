import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { EndpointDns } from "./endpointDns.ts";
import {
  home,
  NETWORK_ACCOUNT,
  ORGANIZATION_ARN,
  plainSpoke,
  providerOf,
  SPOKE_ACCOUNT,
} from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const PROFILE = "aws:route53/profilesProfile:ProfilesProfile";
const RESOURCE = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation";
const ASSOCIATION = "aws:route53/profilesAssociation:ProfilesAssociation";
const SHARE = "aws:ram/resourceShare:ResourceShare";

describe("EndpointDns", () => {
  const make = (region = "us-east-2") => {
    const network = new aws.Provider("network", {});
    const spoke = new aws.Provider("spoke", {});
    const vpc = plainSpoke(vpcLayouts.data);
    return new EndpointDns(
      "dns",
      {
        home: home(NETWORK_ACCOUNT, region),
        organizationArn: ORGANIZATION_ARN,
        endpointArns: { kms: "arn:kms", "sagemaker-api": "arn:sagemaker-api" },
        vpcs: {
          data: { vpc: { ...vpc, home: home(SPOKE_ACCOUNT) }, provider: spoke },
          lab: { vpc: { ...vpc, home: home(NETWORK_ACCOUNT) }, provider: network },
        },
      },
      { provider: network },
    );
  };
  let declared: Declared[];
  let dns: EndpointDns;
  before(async () => {
    declared = await deploy(() => (dns = make()));
  });

  it("consists of a profile, its endpoints, its share, and an association per VPC", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:EndpointDns": 1,
      "pulumi:providers:aws": 2,
      [PROFILE]: 1,
      [RESOURCE]: 2,
      [ASSOCIATION]: 2,
      [SHARE]: 1,
      "aws:ram/resourceAssociation:ResourceAssociation": 1,
      "aws:ram/principalAssociation:PrincipalAssociation": 1,
    });
  });

  it("holds each endpoint's names", () => {
    for (const key of ["kms", "sagemaker-api"]) {
      expect(only(declared, RESOURCE, `dns-${key}`).inputs).to.deep.equal({
        profileId: "dns_id",
        resourceArn: `arn:${key}`,
      });
    }
  });

  it("is shared with the organization and nobody else", () => {
    expect(only(declared, SHARE).inputs).to.include({ allowExternalPrincipals: false });
    expect(
      only(declared, "aws:ram/principalAssociation:PrincipalAssociation").inputs,
    ).to.deep.include({ principal: ORGANIZATION_ARN });
    expect(only(declared, "aws:ram/resourceAssociation:ResourceAssociation").inputs).to.deep.equal({
      resourceArn: "arn:aws:mock:::dns",
      resourceShareArn: "arn:aws:mock:::dns",
    });
  });

  it("associates each VPC in its own account, and has all else in the profile's", () => {
    for (const [key, provider] of [
      ["data", "spoke"],
      ["lab", "network"],
    ] as const) {
      const association = only(declared, ASSOCIATION, `dns-${key}`);
      expect(association.inputs).to.deep.equal({ profileId: "dns_id", resourceId: "vpc" });
      expect(providerOf(association)).to.equal(provider);
    }
    for (const one of declared.filter(({ type }) => /^aws:/.test(type) && type !== ASSOCIATION)) {
      expect(providerOf(one), one.name).to.equal("network");
    }
  });

  it("answers with the profile, for its account and for others", async () => {
    expect(await valueOf(dns.profileId)).to.equal("dns_id");
    expect(await valueOf(dns.sharedProfileId)).to.equal("dns_id");
  });

  it("refuses a VPC of another region", async () => {
    const error = await deploy(() => make("us-west-2")).catch((e: unknown) => e);
    expect(error).to.have.property("message", "EndpointDns needs VPCs in us-west-2");
  });
});
