import { AssertionError, expect } from "chai";

import type { Declared } from "../components/testing/deploy.ts";
import { onMocks } from "./testing/onMocks.ts";
import { canReach } from "./testing/reachability/canReach.ts";
import { MUTATIONS } from "./testing/reachability/mutations.ts";
import { networkOf } from "./testing/reachability/network.ts";
import { PASSES } from "./testing/reachability/passes.ts";
import { REACHES } from "./testing/reachability/reaches.ts";
import { passes, subnet, TRUTHS, zonesOf } from "./testing/reachability/truths.ts";

/** The tiers that call services of AWS. `ingress` calls the app tier and nothing else, the stores call nothing. */
const CALLERS = [
  "public.api",
  "data.app",
  "ml.training",
  "ml.inference",
  "management.operations",
  "management.security",
];
const CLOSED = /^(peer )?(data|ml)\.|^(peer )?management\.security /;

/** All that both regions and their peering declare. Regions get references to each other's tables, here they become the real ones. */
async function bothRegions(): Promise<Declared[]> {
  const regions = [await onMocks("prod"), await onMocks("dr")].flat();
  const peering = (await onMocks("global")).map((one) => {
    const text = JSON.stringify(one.inputs)
      .replace(/tgw-rtb-us-east-2-(\w+)/g, "prod-$1_id")
      .replace(/tgw-rtb-us-west-2-(\w+)/g, "dr-$1_id");
    return { ...one, inputs: JSON.parse(text) as Declared["inputs"] };
  });
  const network = /^awsx:ec2:|^aws:(ec2|ec2transitgateway|lb|networkfirewall|vpc)\//;
  return [...regions, ...peering].filter(({ type }) => network.test(type));
}

describe("the network of both regions, from what they declare", () => {
  let declared: Declared[];
  before(async function () {
    this.timeout(30_000);
    declared = await bothRegions();
  });

  for (const [here, there] of [
    ["prod", "dr"],
    ["dr", "prod"],
  ] as const) {
    describe(here, () => {
      for (const [truth, holds] of Object.entries(TRUTHS)) {
        it(truth, () => {
          holds(declared, here, there);
        });
      }

      it("connects the same tiers from every zone", () => {
        const network = networkOf(declared);
        const first = passes(network, here, 1);
        expect(zonesOf(network, here)).to.have.length(3);
        for (const n of [2, 3]) expect(passes(network, here, n)).to.deep.equal(first);
      });

      it("loses the internet in one zone with the NAT gateway of that zone", () => {
        const network = networkOf(declared);
        for (const lost of [1, 2, 3]) {
          const nats = network.nats.filter(
            ({ name }) => name !== `${here}-egress-public-${String(lost)}`,
          );
          const reached = [1, 2, 3].filter(
            (n) =>
              canReach({ ...network, nats }, subnet(network, here, "data.app", n), "internet", 443)
                .reachable,
          );
          expect(reached).to.deep.equal([1, 2, 3].filter((n) => n !== lost));
        }
      });
    });
  }

  describe("without one of its controls", () => {
    for (const [what, mutation] of MUTATIONS) {
      it(`is noticed: ${what}`, () => {
        const mutated = mutation(declared);
        expect(mutated).not.to.deep.equal(declared);
        const broken = Object.values(TRUTHS).some((holds) => {
          try {
            holds(mutated, "prod", "dr");
            return false;
          } catch (error) {
            if (error instanceof AssertionError) return true;
            throw error;
          }
        });
        expect(broken).to.equal(true);
      });
    }
  });
});

describe("what the network is for", () => {
  const into = (table: Record<string, string[]>, label: RegExp) =>
    Object.entries(table).flatMap(([from, to]) =>
      to.filter((one) => label.test(one)).map((one) => `${from} → ${one}`),
    );

  it("keeps the internet and ml out of data by routes and network ACLs alone, and the stores to themselves and app", () => {
    const closed = into(PASSES, CLOSED);
    expect(closed.filter((path) => /^(internet|ml\.\w+ → data)/.test(path))).to.deep.equal([]);
    expect(into(PASSES, /^data\.data/)).to.deep.equal([
      "data.app → data.data 5432 8443",
      "data.data → data.data 5432 8443",
    ]);
  });

  it("lets every tier, and every role in it, that calls services of AWS reach the endpoints", () => {
    for (const tier of CALLERS) expect(PASSES[tier]).to.include("endpoints.endpoints 443");
    const callers = into(REACHES, /^endpoints\.endpoint 443$/).map((path) => path.split(" ")[0]);
    expect(callers).to.have.members([
      "public.api",
      "data.service",
      "ml.training",
      "ml.inference",
      "ml.function",
      "management.operations",
      "management.security",
    ]);
  });

  it("has services reach every store on its port, a proxy its database, and nobody else a store", () => {
    expect(into(REACHES, /^(peer )?data\.(proxy|database|timeSeries|cache|graph) /)).to.deep.equal([
      "data.service → data.proxy 5432",
      "data.service → data.database 5432",
      "data.service → data.timeSeries 8086",
      "data.service → data.cache 6379 9111",
      "data.service → data.graph 8182",
      "data.proxy → data.database 5432",
    ]);
  });

  it("has the internet reach the edge and nothing else, and no role of ml reach data", () => {
    expect(REACHES["internet"]).to.have.members(["public.edge 443", "peer public.edge 443"]);
    for (const role of Object.keys(REACHES).filter((one) => one.startsWith("ml."))) {
      expect(into({ [role]: REACHES[role] ?? [] }, /^(peer )?data\./), role).to.be.empty;
    }
  });

  it("has nothing reach the other region but services those of data there", () => {
    expect(into(REACHES, /^peer /).filter((path) => !path.startsWith("internet"))).to.deep.equal([
      "data.service → peer data.service 443",
    ]);
  });

  it("lets nobody administer by SSH or speak plain HTTP but nodes of one training job, which exchange everything", () => {
    expect(into(REACHES, / (22|80)( |$)/)).to.deep.equal([
      "ml.training → ml.training 22 53 80 443 5432 6379 8000 8086 8182 8443 9111",
    ]);
  });
});
