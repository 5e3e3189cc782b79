import { expect } from "chai";

import { type Declared, inventory } from "../components/testing/deploy.ts";
import { onMocks } from "./testing/onMocks.ts";
import { canReach } from "./testing/reachability/canReach.ts";
import { networkOf } from "./testing/reachability/network.ts";
import { subnet } from "./testing/reachability/truths.ts";
import { everyOption } from "./testing/regions.ts";

describe("a region with appliances and TLS inspection", () => {
  let declared: Declared[];
  before(async function () {
    this.timeout(30_000);
    declared = await onMocks("prod", everyOption());
  });

  it("deploys whole", () => {
    expect(inventory(declared)).to.include({
      "novamind:network:Appliances": 1,
      "novamind:network:TlsInspection": 1,
      "novamind:stacks:RegionPrivateServices": 1,
    });
  });

  it("logs what every VPC asks DNS, that of the appliances too", () => {
    const type = "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";
    const logged = declared
      .filter((one) => one.type === type)
      .map(({ inputs }) => String(inputs["resourceId"]));
    const vpcs = declared.filter((one) => one.type === "novamind:network:HipaaVpc");
    expect(new Set(logged).size).to.equal(vpcs.length);
    expect(logged.filter((id) => id.includes("appliances"))).to.have.length(1);
  });

  it("leads to the internet through firewall, appliances and NAT of the zone, and back by the same", () => {
    const network = networkOf(declared);
    for (const zone of [1, 2, 3]) {
      const from = subnet(network, "prod", "data.app", zone);
      const { reachable, hops } = canReach(network, from, "internet", 443);
      const n = String(zone);
      expect(reachable).to.equal(true);
      expect(hops.filter((hop) => /^(prod|NAT|internet)/.test(hop))).to.deep.equal([
        ...[`prod-data-app-${n}`, "prod-firewall", `prod-appliances-transit-${n}`],
        ...[`prod-egress-transit-${n}`, `NAT in prod-egress-public-${n}`, "internet"],
      ]);
    }
  });

  it("does not reach the internet when one direction goes round the appliances to no firewall", () => {
    const around = declared.map((one) =>
      one.name === "prod-appliances-region"
        ? { ...one, inputs: { ...one.inputs, transitGatewayAttachmentId: "prod-data_id" } }
        : one,
    );
    expect(around).not.to.deep.equal(declared);
    const network = networkOf(around);
    const from = subnet(network, "prod", "data.app");
    expect(canReach(network, from, "internet", 443).reachable).to.equal(false);
  });

  it("lets no VPC talk to the appliances' own, nor the internet", () => {
    const network = networkOf(declared);
    const inspection = subnet(network, "prod", "appliances.inspection");
    for (const tier of ["public.api", "data.app", "ml.inference", "management.operations"]) {
      const from = subnet(network, "prod", tier);
      expect(canReach(network, from, inspection, 443).reachable, tier).to.equal(false);
    }
    expect(canReach(network, "internet", inspection, 443).reachable).to.equal(false);
  });
});
