import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type Caller, caller } from "../../testing/places.ts";
import { World } from "../../world.ts";

const WANTS_GPU = [{ type: "GPU", value: "1" }];

describe("refuseUnplaceableGpus", () => {
  let folder: string;
  let data: Caller;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "placement-"));
    data = caller(new World(folder));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const task = (resourceRequirements: unknown[], more: Record<string, unknown> = {}) => {
    const container = { name: "model", image: "model", resourceRequirements };
    const containerDefinitions = JSON.stringify([container]);
    return data.create("ecs/taskDefinition", { family: "model", containerDefinitions, ...more });
  };
  const capacity = (template: Record<string, unknown>, group: Record<string, unknown> = {}) => {
    const { id } = data.create("ec2/launchTemplate", { name: "gpu", ...template });
    const launchTemplate = { launchTemplate: { id, version: "$Latest" } };
    const asg = data.create("autoscaling/group", {
      name: "gpu",
      minSize: 0,
      maxSize: 1,
      ...launchTemplate,
      ...group,
    });
    const autoScalingGroupProvider = { autoScalingGroupArn: asg.outputs["arn"] };
    return data.create("ecs/capacityProvider", { name: "gpu", autoScalingGroupProvider });
  };
  const service = (more: Record<string, unknown>) =>
    data.create("ecs/service", { name: "model", taskDefinition: "model", ...more });
  const onCapacity = { capacityProviderStrategies: [{ capacityProvider: "gpu", weight: 1 }] };
  const UNPLACEABLE =
    "RESOURCE:GPU: (service model) was unable to place a task because no container instance met all of its requirements.";

  for (const [instanceType, fits] of [
    ["g5.2xlarge", true],
    ["p4d.24xlarge", true],
    ["p6-b200.48xlarge", true],
    ["trn1.2xlarge", false],
    ["g5x.2xlarge", false],
  ] as const) {
    it(`${fits ? "places" : "does not place"} a GPU task on ${instanceType}`, () => {
      task(WANTS_GPU);
      capacity({ instanceType });
      if (fits) expect(service(onCapacity).id).to.include(":service/");
      else expect(() => service(onCapacity)).to.throw(UNPLACEABLE);
    });
  }

  it("looks among the types that a group may choose from", () => {
    task(WANTS_GPU);
    const overrides = [{ instanceType: "m7i.large" }, { instanceType: "g6.xlarge" }];
    capacity(
      { instanceType: "m7i.large" },
      { mixedInstancesPolicy: { launchTemplate: { overrides } } },
    );
    expect(service(onCapacity).id).to.include(":service/");
  });

  it("takes instances that are required to have GPUs", () => {
    task(WANTS_GPU);
    capacity({ instanceRequirements: { acceleratorTypes: ["gpu"] } });
    expect(service(onCapacity).id).to.include(":service/");
  });

  it("lets tasks without GPUs run anywhere, on Fargate too", () => {
    task([], { requiresCompatibilities: ["FARGATE"] });
    expect(service({ launchType: "FARGATE" }).id).to.include(":service/");
  });

  it("finds the task by its ARN and by family and revision", () => {
    const arn = task(WANTS_GPU).outputs["arn"];
    for (const taskDefinition of [arn, "model:1", "model"]) {
      expect(
        () => service({ launchType: "FARGATE", taskDefinition }),
        String(taskDefinition),
      ).to.throw(
        "InvalidParameterException: Task definition does not support launch_type FARGATE.",
      );
    }
  });

  it("says nothing of instances that are not known here, or that ECS chooses itself", () => {
    task(WANTS_GPU);
    expect(service({ launchType: "EC2" }).id).to.include(":service/");
    data.create("ecs/capacityProvider", { name: "gpu", managedInstancesProvider: {} });
    expect(service({ ...onCapacity, name: "managed" }).id).to.include(":service/");
  });
});
