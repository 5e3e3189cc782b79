import { expect } from "chai";

import type { Sandbox } from "./sandbox.ts";
import { changes, verdicts } from "./tally.ts";
import {
  inState,
  inWorld,
  openSandbox,
  STATE_AT_THE_END,
  succeeded,
} from "./testing/openSandbox.ts";

/** One operation on a stack takes tens of seconds on a small machine. */
const PATIENCE_MS = 300_000;
const NETWORK = "444444444444";
const DATA = "666666666666";
const REGION = "us-east-2";
const service = (id: string) => `com.amazonaws.vpce.${REGION}.vpce-svc-${id}`;
const APPLIANCES = service("0123456789abcdef0");
const SAAS = [service("0fedcba9876543210"), service("00112233445566778")] as const;
const CA = `arn:aws:acm:${REGION}:${NETWORK}:certificate/01234567-89ab-cdef-0123-456789abcdef`;

type Json = Record<string, unknown>;

/** A region's configuration with every part that is left out by default. */
function withOptions(platform: Json): Json {
  const { egress, stores } = platform as Record<"egress" | "stores", Json>;
  return {
    ...platform,
    egress: {
      ...egress,
      appliances: { cidr: "10.22.0.0/24", gatewayLoadBalancerService: APPLIANCES },
      tlsInspection: { certificateAuthorityArn: CA },
    },
    saasEndpoints: {
      mail: { serviceName: SAAS[0], privateDns: true },
      search: { serviceName: SAAS[1], zoneIds: ["use2-az1", "use2-az2"] },
    },
    stores: { ...stores, accelerator: { nodeType: "dax.r5.large" } },
  };
}

describe("a region with every optional part, on the engine", function () {
  this.timeout(PATIENCE_MS);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("optional-parts", {
      env: STATE_AT_THE_END,
      override: (config) => {
        const platform = config["novamind:platform"] as Json;
        const given = platform["kind"] === "region" ? withOptions(platform) : platform;
        return { ...config, "novamind:platform": given };
      },
    });
    // Nobody declares this one: a CA of the organization's own is brought into ACM by hand.
    sandbox.world.put({
      ...{ stack: "", urn: "", type: "aws:acm/certificate:Certificate", id: CA },
      ...{ accountId: NETWORK, region: REGION, inputs: {}, outputs: { arn: CA } },
    });
    succeeded(await sandbox.run("up", "org", { policies: false }));
  });
  after(() => {
    sandbox.close();
  });

  it("comes up whole", async () => {
    succeeded(await sandbox.run("up", "prod", { policies: false }));
    expect(inWorld(sandbox, "prod")).to.deep.equal(await inState(sandbox, "prod")).and.not.be.empty;
  });

  it("has each of them, in its account", () => {
    const made = sandbox.world.inventory().filter(({ stack }) => stack === "prod");
    const places = (type: string, serviceName?: string) =>
      made
        .filter((one) => one.type === `aws:${type}` && one.inputs["serviceName"] === serviceName)
        .map(({ accountId, region }) => `${accountId} ${region}`);
    const network = `${NETWORK} ${REGION}`;
    const endpoint = "ec2/vpcEndpoint:VpcEndpoint";
    expect(places(endpoint, APPLIANCES)).to.deep.equal([network, network, network]);
    for (const saas of SAAS) expect(places(endpoint, saas)).to.deep.equal([network]);
    expect(
      places("networkfirewall/tlsInspectionConfiguration:TlsInspectionConfiguration"),
    ).to.deep.equal([network]);
    expect(places("dax/cluster:Cluster")).to.deep.equal([`${DATA} ${REGION}`]);
  });

  it("leaves nothing to change for a second up, and is within all policies", async () => {
    const again = await sandbox.run("up", "prod");
    succeeded(again);
    expect(changes(again.events)).to.have.all.keys("same");
    expect(verdicts(again.events)).to.include({ violated: 0, undecided: 0 });
    expect(verdicts(again.events).passed).to.be.greaterThan(0);
  });
});
