import { expect } from "chai";

import type { ContainerServiceArgs } from "./containerService.ts";
import { type ProviderShare, serviceRules } from "./servicePlacement.ts";
import { serviceArgs, unbalancedArgs } from "./testing/services.ts";

function broken(args: ContainerServiceArgs): string[] {
  return Object.entries(serviceRules(args)).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

function providers(...shares: Omit<ProviderShare, "providerName">[]): ContainerServiceArgs {
  const named = shares.map((share) => ({ providerName: "g5", ...share }));
  return { ...serviceArgs, placement: { kind: "gpu", providers: named } };
}

describe("serviceRules", () => {
  it("takes a service that ECS takes", () => {
    expect(broken(serviceArgs)).to.deep.equal([]);
    expect(broken({ ...unbalancedArgs, rollout: { strategy: "rolling" } })).to.deep.equal([]);
    expect(broken(providers({ base: 1, weight: 1 }, { weight: 0 }))).to.deep.equal([]);
  });

  const refusals: [args: ContainerServiceArgs, rule: string][] = [
    [{ ...serviceArgs, placement: { kind: "fargate" } }, "a task for fargate"],
    [unbalancedArgs, "a balancer or Service Connect to shift requests"],
    [
      { ...serviceArgs, task: { ...serviceArgs.task, endsTls: false } },
      "TLS that ends in the container behind a balancer",
    ],
    [
      { ...serviceArgs, maxErrorPercent: 5 },
      "canaryPercent over maxErrorPercent, or a failing canary goes unseen",
    ],
    [{ ...serviceArgs, subnetIds: ["subnet-1"] }, "subnets in two zones or more"],
    [{ ...serviceArgs, securityGroupIds: [] }, "from 1 to 5 security groups"],
    [{ ...serviceArgs, firstTasks: -1 }, "a whole number of tasks"],
    [{ ...serviceArgs, healthGraceSeconds: 0.5 }, "whole seconds of grace"],
    [providers(), "weights from 0 to 1000, one of them more than 0"],
    [providers({ weight: 0 }), "weights from 0 to 1000, one of them more than 0"],
    [providers({ weight: 1001 }), "weights from 0 to 1000, one of them more than 0"],
    [providers({ base: 1, weight: 1 }, { base: 1, weight: 1 }), "a base of one provider at most"],
  ];
  for (const [args, rule] of refusals) {
    it(`needs ${rule}`, () => {
      expect(broken(args)).to.deep.equal([rule]);
    });
  }
});
