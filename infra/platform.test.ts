import { expect } from "chai";

import type { Declared } from "../components/testing/deploy.ts";
import { ACCOUNT_KEYS } from "../stacks/accounts.ts";
import { onMocks } from "./testing/onMocks.ts";

/** Where the resources of AWS in each stack may be: account and region, as their provider's name says. */
const PLACES = {
  org: ACCOUNT_KEYS.flatMap((account) => [`${account}-us-east-2`, `${account}-us-west-2`]),
  prod: [
    ...["network", "public", "data", "ml", "operations"].map((account) => `${account}-us-east-2`),
    // What the primary's own API calls need in the other region: replicas of keys, buckets and tables, vaults for copies.
    ...["public", "data", "ml", "operations"].map((account) => `${account}-us-west-2`),
  ],
  dr: ["network", "public", "data", "ml", "operations"].map((account) => `${account}-us-west-2`),
  global: ["network-us-east-2", "network-us-west-2"],
} as const;

const STACKS = ["org", "prod", "dr", "global"] as const;

/** Name of the provider that a resource was given: `<account>-<region>`. */
function placeOf({ provider }: Declared): string {
  return /::pulumi:providers:aws::([^:]+)::/.exec(provider)?.[1] ?? "none";
}

describe("the platform on mocks", () => {
  for (const stack of STACKS) {
    it(`${stack} gives every resource of AWS a provider of an account and region that it may touch`, async () => {
      const declared = await onMocks(stack);
      const resources = declared.filter(({ type }) => type.startsWith("aws:"));
      expect(new Set(resources.map(placeOf))).to.deep.equal(new Set(PLACES[stack]));
    });
  }

  it("is the same composition in the recovery region, less the data that the primary owns", async () => {
    const prod = await typesOf("prod");
    const dr = await typesOf("dr");
    const more = Object.keys(prod).filter((type) => prod[type] !== dr[type]);
    // Only where replicas are is it known how far behind they are.
    expect(Object.keys(dr).filter((type) => !(type in prod))).to.have.members([
      "novamind:stacks:DatabaseAlarms",
      "novamind:data:BucketReplicationAlarm",
    ]);
    expect(more).to.include.members([
      "novamind:stacks:RegionData",
      "novamind:data:EncryptedDataTier",
    ]);
    expect(more).not.to.include.members(["novamind:stacks:RegionNetwork", "awsx:ec2:Vpc"]);
  });

  it("has no GPU host running in a passive region", async () => {
    const groups = (await onMocks("dr")).filter(
      ({ type }) => type === "aws:autoscaling/group:Group",
    );
    expect(groups.map(({ inputs }) => [inputs["minSize"], inputs["maxSize"]])).to.deep.equal([
      [0, 0],
    ]);
  });
});

async function typesOf(stack: "prod" | "dr"): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of await onMocks(stack)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
