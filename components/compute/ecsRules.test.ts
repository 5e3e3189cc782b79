import { expect } from "chai";

import { type ContainerFacts, type TaskFacts, ecsRules } from "./ecsRules.ts";
import { DIGEST } from "./testing/services.ts";

const container: ContainerFacts = {
  image: `registry/pat@${DIGEST}`,
  logConfiguration: { logDriver: "awslogs" },
};
const onEc2: TaskFacts = {
  requiresCompatibilities: ["EC2"],
  networkMode: "awsvpc",
  cpu: 4096,
  memory: 16_384,
  containers: [container],
  volumes: [],
};
const onFargate: TaskFacts = {
  ...onEc2,
  requiresCompatibilities: ["FARGATE"],
  cpu: 1024,
  memory: 2048,
};

function broken(task: TaskFacts): string[] {
  return Object.entries(ecsRules(task)).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

describe("ecsRules", () => {
  it("takes a task with GPUs on EC2 and one without on Fargate", () => {
    const gpu = [{ type: "GPU", value: "1" }];

    expect(
      broken({ ...onEc2, containers: [{ ...container, resourceRequirements: gpu }] }),
    ).to.deep.equal([]);
    expect(broken(onFargate)).to.deep.equal([]);
  });

  const sizes: [cpu: number, memory: number, fits: boolean][] = [
    [256, 512, true],
    [256, 1536, false],
    [512, 4096, true],
    [512, 5120, false],
    [1024, 8192, true],
    [2048, 4096, true],
    [2048, 4608, false],
    [4096, 30_720, true],
    [4096, 16_384, true],
    [8192, 16_384, true],
    [8192, 17_408, false],
    [16_384, 122_880, true],
    [16_384, 36_864, false],
    [3072, 8192, false],
  ];
  for (const [cpu, memory, fits] of sizes) {
    it(`${fits ? "takes" : "refuses"} ${String(cpu)} units with ${String(memory)} MiB on Fargate`, () => {
      const rules = fits ? [] : ["CPU and memory of a size that Fargate has"];
      expect(broken({ ...onFargate, cpu, memory })).to.deep.equal(rules);
    });
  }

  it("leaves sizes on EC2 free within its limits", () => {
    expect(broken({ ...onEc2, cpu: 128, memory: 6 })).to.deep.equal([]);
    expect(broken({ ...onEc2, cpu: 196_608, memory: 1_000_001 })).to.deep.equal([]);
    expect(broken({ ...onEc2, cpu: 127 })).to.deep.equal(["from 128 to 196608 CPU units"]);
    expect(broken({ ...onEc2, cpu: 196_609 })).to.deep.equal(["from 128 to 196608 CPU units"]);
    expect(broken({ ...onEc2, memory: 5 })).to.deep.equal(["memory of 6 MiB or more"]);
    expect(broken({ ...onEc2, memory: 6.5 })).to.deep.equal(["memory of 6 MiB or more"]);
  });

  it("has no GPU, tmpfs, host folder or privilege on Fargate, which EC2 has", () => {
    const gpu = { ...container, resourceRequirements: [{ type: "GPU", value: "1" }] };
    const tmpfs = { ...container, linuxParameters: { tmpfs: [{}] } };
    const privileged = { ...container, privileged: true };
    const volumes = [{ hostPath: "/var/lib/models" }];
    const rule = "no tmpfs, privileged container or folder of a host on Fargate";

    expect(broken({ ...onFargate, containers: [gpu] })).to.deep.equal(["no GPU on Fargate"]);
    expect(
      broken({ ...onFargate, requiresCompatibilities: ["EC2", "FARGATE"], containers: [gpu] }),
    ).to.deep.equal(["no GPU on Fargate"]);
    expect(broken({ ...onFargate, containers: [tmpfs] })).to.deep.equal([rule]);
    expect(broken({ ...onFargate, containers: [privileged] })).to.deep.equal([rule]);
    expect(broken({ ...onFargate, volumes })).to.deep.equal([rule]);
    expect(broken({ ...onEc2, containers: [gpu, tmpfs], volumes })).to.deep.equal([]);
  });

  it("takes the log drivers of the launch type only", () => {
    const logged = (logDriver: string) => [{ ...container, logConfiguration: { logDriver } }];

    expect(broken({ ...onEc2, containers: logged("journald") })).to.deep.equal([]);
    expect(broken({ ...onFargate, containers: logged("journald") })).to.deep.equal([
      "a log driver of its launch type",
    ]);
    expect(broken({ ...onEc2, containers: [{ image: container.image }] })).to.deep.equal([
      "a log driver of its launch type",
    ]);
  });

  for (const image of [
    "registry/pat",
    "registry/pat:latest",
    `registry/pat:1@sha256:abc`,
    DIGEST,
  ]) {
    it(`refuses the image ${image}`, () => {
      expect(broken({ ...onEc2, containers: [{ ...container, image }] })).to.deep.equal([
        "every image by its digest",
      ]);
    });
  }

  it("counts GPUs in whole", () => {
    for (const value of ["0", "0.5", "-1", "NaN"]) {
      const containers = [{ ...container, resourceRequirements: [{ type: "GPU", value }] }];
      expect(broken({ ...onEc2, containers }), value).to.deep.equal([
        "whole GPUs, one or more, where it asks for any",
      ]);
    }
  });

  it("keeps health checks and stopping within what ECS waits", () => {
    const healthCheck = { interval: 15, timeout: 5, retries: 3, startPeriod: 301 };

    expect(broken({ ...onEc2, containers: [{ ...container, healthCheck }] })).to.deep.equal([
      "health checks within the limits of ECS",
    ]);
    expect(
      broken({ ...onFargate, containers: [{ ...container, stopTimeout: 121 }] }),
    ).to.deep.equal(["stopTimeout from 2 to 120 seconds on Fargate"]);
    expect(broken({ ...onFargate, networkMode: "bridge" })).to.deep.equal(["network mode awsvpc"]);
    expect(broken({ ...onEc2, containers: [] })).to.deep.equal(["one container or more"]);
  });
});
