import { isDeepStrictEqual } from "node:util";

import { expect } from "chai";

import type { Declared } from "../components/testing/deploy.ts";
import { comparable } from "./testing/comparable.ts";
import { onMocks } from "./testing/onMocks.ts";
import {
  GLOBAL_CONTROL_PLANES,
  promotionChanges,
  PROMOTION_LIST,
} from "./testing/promotionList.ts";
import type { Promoted } from "./testing/promotionList.ts";
import { withReleases } from "./testing/released.ts";

/** What only a creation sets, since autoscaling owns it from then on; mocks are not told of `ignoreChanges`, and the engine's test is. */
const AT_CREATION: Readonly<Record<string, string[]>> = {
  "aws:ecs/service:Service": ["desiredCount"],
};

describe("a promotion of the recovery region", () => {
  let passive: Map<string, Declared>;
  let active: Map<string, Declared>;
  before(async function () {
    this.timeout(60_000);
    const more = withReleases("dr");
    passive = resourcesOf(await onMocks("dr", more));
    active = resourcesOf(await onMocks("dr", { ...more, posture: "active" }));
  });

  it("changes exactly what the list says, each in the properties that it says", () => {
    const changed: Record<string, Promoted> = {};
    for (const [key, one] of active) {
      const before = passive.get(key);
      const properties = before === undefined ? [] : differing(before, one);
      if (before === undefined) changed[key] = "created";
      else if (properties.length > 0) changed[key] = properties;
    }
    expect(changed).to.deep.equal(promotionChanges());
  });

  it("takes nothing away, and moves nothing to another account or region", () => {
    expect([...passive.keys()].filter((key) => !active.has(key))).to.deep.equal([]);
    for (const [key, { provider }] of passive) {
      expect(active.get(key)?.provider, key).to.equal(provider);
    }
  });

  it("changes nothing in a global control plane, and no key", () => {
    const modules = new Set(Object.keys(promotionChanges()).map(moduleOf));
    expect(modules).to.include("sagemaker");
    for (const module of [...GLOBAL_CONTROL_PLANES, "kms"]) {
      expect(modules).to.not.include(module);
    }
  });

  it("has each resource under one reason only", () => {
    const listed = Object.values(PROMOTION_LIST).flatMap((changes) => Object.keys(changes));
    expect(listed).to.have.length(Object.keys(promotionChanges()).length);
  });
});

/** Resources of AWS, by type and name. */
function resourcesOf(declared: Declared[]): Map<string, Declared> {
  const resources = declared.filter(({ type }) => /^awsx?:/.test(type));
  return new Map(resources.map((one) => [`${one.type}::${one.name}`, one]));
}

function differing(one: Declared, other: Declared): string[] {
  const ignored = AT_CREATION[one.type] ?? [];
  return [...new Set([...Object.keys(one.inputs), ...Object.keys(other.inputs)])]
    .filter((key) => !ignored.includes(key))
    .filter((key) => !isDeepStrictEqual(comparable(one.inputs[key]), comparable(other.inputs[key])))
    .sort();
}

/** Of `aws:iam/role:Role::dr`, `iam`. */
function moduleOf(key: string): string {
  return /^awsx?:([^/:]+)/.exec(key)?.[1] ?? key;
}
