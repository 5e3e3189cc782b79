import { expect } from "chai";

import { parseConfig } from "./config.ts";
import { shippedValues } from "./testing/shipped.ts";

const SERVICE = "com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0";
const CA = "arn:aws:acm:us-east-2:555555555555:certificate/01234567-89ab-cdef-0123-456789abcdef";

/** The problems told about prod's configuration with these keys in place of its own. */
function problems(egress: object, saasEndpoints: unknown = {}): string[] {
  const { organization, platform } = shippedValues("prod");
  const own = (platform as unknown as { egress: object }).egress;
  const values = { ...platform, egress: { ...own, ...egress }, saasEndpoints };
  try {
    parseConfig({ organization, platform: values });
  } catch (error) {
    return (error as Error).message
      .split("\n")
      .slice(1)
      .map((line) => line.trim().replace(/^novamind:platform\./, ""));
  }
  return [];
}
const appliances = (more: object = {}) => ({
  appliances: { cidr: "10.22.0.0/24", gatewayLoadBalancerService: SERVICE, ...more },
});

describe("configuration of the way out and of SaaS endpoints", () => {
  it("takes appliances, a CA and endpoints of the region", () => {
    const egress = { ...appliances(), tlsInspection: { certificateAuthorityArn: CA } };
    const mail = { serviceName: SERVICE, privateDns: true, zoneIds: ["use2-az1"] };
    expect(problems(egress, { mail })).to.deep.equal([]);
  });

  const west = SERVICE.replace("east", "west");
  const refused: [string, object, unknown, RegExp][] = [
    [
      "a range outside of the region",
      appliances({ cidr: "10.40.0.0/24" }),
      {},
      /part of the region's range/,
    ],
    [
      "a range that another VPC has",
      appliances({ cidr: "10.17.8.0/24" }),
      {},
      /not overlap that of data/,
    ],
    [
      "a range without room",
      appliances({ cidr: "10.22.0.0/28" }),
      {},
      /room for the tiers inspection, transit/,
    ],
    [
      "appliances of another region",
      appliances({ gatewayLoadBalancerService: west }),
      {},
      /endpoint service of us-east-2/,
    ],
    [
      "what is no endpoint service",
      appliances({ gatewayLoadBalancerService: "gwlb" }),
      {},
      /endpoint service of a Gateway/,
    ],
    [
      "a CA of another region",
      { tlsInspection: { certificateAuthorityArn: CA.replace("east", "west") } },
      {},
      /allowed: a CA in us-east-2/,
    ],
    [
      "what is no CA",
      { tlsInspection: { certificateAuthorityArn: "ca" } },
      {},
      /ARN of a CA in ACM/,
    ],
    [
      "a SaaS service of another region",
      {},
      { mail: { serviceName: west } },
      /^saasEndpoints.mail.serviceName .* us-east-2/,
    ],
    [
      "a malformed SaaS service",
      {},
      { mail: { serviceName: "mail.example.com" } },
      /as its provider names it/,
    ],
    [
      "a zone that the region's VPCs lack",
      {},
      { mail: { serviceName: SERVICE, zoneIds: ["use2-az9"] } },
      /zones of use2-az1/,
    ],
    [
      "a port, since all is HTTPS",
      {},
      { mail: { serviceName: SERVICE, ports: [25] } },
      /only serviceName, privateDns, zoneIds/,
    ],
  ];
  for (const [what, egress, saas, told] of refused) {
    it(`refuses ${what}`, () => {
      const found = problems(egress, saas);
      expect(found).to.have.length(1);
      expect(found[0]).to.match(told);
    });
  }
});
