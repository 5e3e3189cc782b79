import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ResolverEndpoints, type ResolverEndpointsArgs } from "./resolverEndpoints.ts";
import { plainSpoke } from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const ENDPOINT = "aws:route53/resolverEndpoint:ResolverEndpoint";
const RULE = "aws:route53/resolverRule:ResolverRule";
const RESOURCE = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation";

describe("ResolverEndpoints", () => {
  const make = (more: Partial<ResolverEndpointsArgs> = {}) =>
    new ResolverEndpoints("dns", {
      vpc: plainSpoke(vpcLayouts.endpoints),
      securityGroupIds: { resolver: "sg-resolver", forwarder: "sg-forwarder" },
      resolvers: ["172.16.0.10", "172.16.1.10"],
      domains: ["corp.example.com", "lab.example.com"],
      profileId: "rp",
      ...more,
    });
  const refusal = async (more: Partial<ResolverEndpointsArgs>) => {
    const error = await deploy(() => make(more)).catch((reason: unknown) => reason);
    return (error as Error).message;
  };
  let declared: Declared[];
  let names: ResolverEndpoints;
  before(async () => {
    declared = await deploy(() => (names = make()));
  });
  it("consists of an endpoint for each direction, and a shared rule per domain", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:ResolverEndpoints": 1,
      [ENDPOINT]: 2,
      [RULE]: 2,
      [RESOURCE]: 2,
    });
  });

  for (const [direction, group] of [
    ["inbound", "sg-resolver"],
    ["outbound", "sg-forwarder"],
  ] as const) {
    it(`has an ${direction} address in every zone, so that DNS outlives the loss of one`, () => {
      expect(only(declared, ENDPOINT, `dns-${direction}`).inputs).to.deep.include({
        direction: direction.toUpperCase(),
        resolverEndpointType: "IPV4",
        protocols: ["Do53"],
        ipAddresses: [
          { subnetId: "subnet-resolver-use2-az1" },
          { subnetId: "subnet-resolver-use2-az2" },
        ],
        securityGroupIds: [group],
      });
    });
  }

  it("forwards each domain to all resolvers, for every VPC with the profile", () => {
    for (const domain of ["corp.example.com", "lab.example.com"]) {
      const key = `dns-${domain.replaceAll(".", "-")}`;
      expect(only(declared, RULE, key).inputs).to.deep.include({
        ruleType: "FORWARD",
        domainName: domain,
        resolverEndpointId: "dns-outbound_id",
        targetIps: [
          { ip: "172.16.0.10", port: 53 },
          { ip: "172.16.1.10", port: 53 },
        ],
      });
      expect(only(declared, RESOURCE, key).inputs).to.deep.equal({
        profileId: "rp",
        resourceArn: `arn:aws:mock:::${key}`,
      });
    }
  });

  it("is no rule of its own VPC's, where a query could go in a circle", () => {
    const types = declared.map(({ type }) => type);
    expect(types).not.to.include("aws:route53/resolverRuleAssociation:ResolverRuleAssociation");
    expect(types).not.to.include("aws:route53/profilesAssociation:ProfilesAssociation");
  });

  it("answers with both endpoints", async () => {
    expect(await valueOf(names.inboundEndpointId)).to.equal("dns-inbound_id");
    expect(await valueOf(names.outboundEndpointId)).to.equal("dns-outbound_id");
  });

  it("refuses a VPC without the tier, and too few, too many or equal resolvers", async () => {
    expect(await refusal({ vpc: plainSpoke(vpcLayouts.egress) })).to.equal(
      "ResolverEndpoints needs a VPC with a tier resolver in 2 to 6 zones",
    );
    const seven = Array.from({ length: 7 }, (_, n) => `172.16.0.${String(n + 1)}`);
    for (const resolvers of [["172.16.0.10"], ["172.16.0.10", "172.16.0.10"], seven]) {
      expect(await refusal({ resolvers })).to.equal(
        "ResolverEndpoints needs 2 to 6 different resolvers",
      );
    }
  });
});
