import { expect } from "chai";

import { type ContainerFacts, ecsRules } from "../components/compute/ecsRules.ts";
import type { Declared } from "../components/testing/deploy.ts";
import { definitionErrors } from "../components/testing/statesLanguage.ts";
import { onMocks } from "./testing/onMocks.ts";
import { withReleases } from "./testing/released.ts";

const MACHINE = "aws:sfn/stateMachine:StateMachine";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";

/** Of a task definition as it is declared, what ECS has rules about. */
function rulesOf({ inputs }: Declared): Record<string, boolean> {
  return ecsRules({
    requiresCompatibilities: inputs["requiresCompatibilities"] as string[],
    networkMode: inputs["networkMode"] as string,
    cpu: Number(inputs["cpu"]),
    memory: Number(inputs["memory"]),
    containers: JSON.parse(inputs["containerDefinitions"] as string) as ContainerFacts[],
    volumes: (inputs["volumes"] ?? []) as { hostPath?: string }[],
  });
}

for (const stack of ["prod", "dr"] as const) {
  describe(`${stack} with a release of each model`, () => {
    let declared: Declared[];
    before(async function () {
      this.timeout(60_000);
      declared = await onMocks(stack, withReleases(stack));
    });
    const all = (type: string) => declared.filter((one) => one.type === type);

    it("declares tasks that ECS accepts", () => {
      expect(all(TASK).map(({ name }) => name)).to.include(`${stack}-pat`);
      for (const task of all(TASK)) {
        expect(task.inputs["containerDefinitions"], task.name).to.be.a("string");
        const broken = Object.entries(rulesOf(task)).filter(([, holds]) => !holds);
        expect(broken, task.name).to.deep.equal([]);
      }
    });

    it("declares workflows in the language of states", () => {
      expect(all(MACHINE).map(({ name }) => name)).to.include.members(
        ["llama-workflow", "xgboost-workflow", "xgboost-monitor"].map((one) => `${stack}-${one}`),
      );
      for (const { name, inputs } of all(MACHINE)) {
        expect(definitionErrors(inputs["definition"] as string), name).to.equal("");
      }
    });
  });
}
