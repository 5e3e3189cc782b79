import { expect } from "chai";

import { deploy } from "../testing/deploy.ts";
import { TaskDefinition, type TaskDefinitionArgs } from "./taskDefinition.ts";
import { fargateTask, taskArgs } from "./testing/services.ts";

const cache = { hostPath: "/var/lib/models", containerPath: "/models" };

const refusals: [args: TaskDefinitionArgs, needs: string][] = [
  [
    { ...fargateTask, cpuUnits: 4096, memoryMib: 4096 },
    "CPU and memory of a size that Fargate has",
  ],
  [{ ...taskArgs, cpuUnits: 64 }, "from 128 to 196608 CPU units"],
  [
    { ...taskArgs, launch: { kind: "gpu", gpus: 0.5 } },
    "whole GPUs, one or more, where it asks for any",
  ],
  [{ ...taskArgs, image: { ...taskArgs.image, digest: "latest" } }, "every image by its digest"],
  [{ ...taskArgs, user: { uid: 0, gid: 1 } }, "a user and a group that are not root"],
  [{ ...taskArgs, user: { uid: 1, gid: 0 } }, "a user and a group that are not root"],
  [{ ...taskArgs, port: { number: 443 } }, "a port from 1024 to 65535"],
  [{ ...fargateTask, stopTimeoutSeconds: 300 }, "stopTimeout from 2 to 120 seconds on Fargate"],
  [
    { ...taskArgs, scratch: [{ name: "tmp", path: "tmp", sizeMib: 1 }] },
    "absolute paths of folders",
  ],
  [
    { ...taskArgs, scratch: [{ name: "root", path: "/", sizeMib: 1 }] },
    "absolute paths of folders",
  ],
  [
    { ...taskArgs, scratch: [{ name: "tmp", path: "/tmp", sizeMib: 16_384 }] },
    "scratch in memory smaller than the memory",
  ],
  [
    {
      ...taskArgs,
      launch: { kind: "gpu", gpus: 1, modelCache: { ...cache, containerPath: "/tmp" } },
    },
    "every folder once",
  ],
  [
    {
      ...taskArgs,
      healthCheck: {
        kind: "http",
        path: "/health'; import os",
        by: "python3",
        startPeriodSeconds: 0,
      },
    },
    "a health check that can be asked",
  ],
  [
    { ...taskArgs, healthCheck: { kind: "command", command: [], startPeriodSeconds: 0 } },
    "a health check that can be asked",
  ],
  [{ ...taskArgs, environment: { AWS_ACCESS_KEY_ID: "x" } }, "no access keys: the task has a role"],
  [
    { ...taskArgs, secrets: { AWS_SECRET_ACCESS_KEY: { secretArn: "arn:aws:secretsmanager:x" } } },
    "no access keys: the task has a role",
  ],
  [{ ...taskArgs, environment: { DB_PASSWORD: "hunter2" } }, "DB_PASSWORD in Secrets Manager"],
];

describe("TaskDefinition, refusing", () => {
  for (const [args, needs] of refusals) {
    it(`needs ${needs}`, async () => {
      const error = await deploy(() => new TaskDefinition("pat", args)).catch((e: unknown) => e);

      expect(error).to.have.property("message", `TaskDefinition needs ${needs}`);
    });
  }

  it("says everything at once, and no value of a secret", async () => {
    const environment = { TOKEN: "swordfish", URL: "postgres://admin:swordfish@db/records" };
    const args = { ...taskArgs, environment, user: { uid: 0, gid: 0 } };
    const error = await deploy(() => new TaskDefinition("pat", args)).catch((e: unknown) => e);

    expect(error).to.have.property(
      "message",
      "TaskDefinition needs TOKEN and URL in Secrets Manager, a user and a group that are not root",
    );
  });
});
