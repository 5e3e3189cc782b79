import { expect } from "chai";

import { healthCheckOf } from "./containerHealth.ts";
import { mountsOf } from "./taskMounts.ts";

const scratch = [{ name: "tmp", path: "/tmp", sizeMib: 512 }];

describe("mountsOf", () => {
  it("keeps scratch of a task on instances in memory, where nothing of it can be run", () => {
    expect(mountsOf({ kind: "gpu", gpus: 1 }, scratch, false)).to.deep.equal({
      tmpfs: [
        { containerPath: "/tmp", size: 512, mountOptions: ["rw", "noexec", "nosuid", "nodev"] },
      ],
      volumes: [],
      mountPoints: [],
    });
  });

  it("shares a host's model cache among its tasks", () => {
    const modelCache = { hostPath: "/var/lib/models", containerPath: "/models" };
    const { volumes, mountPoints } = mountsOf({ kind: "gpu", gpus: 1, modelCache }, [], false);

    expect(volumes).to.deep.equal([{ name: "model-cache", hostPath: "/var/lib/models" }]);
    expect(mountPoints).to.deep.equal([
      { sourceVolume: "model-cache", containerPath: "/models", readOnly: false },
    ]);
  });

  it("keeps scratch on Fargate in volumes, since it has no tmpfs", () => {
    expect(mountsOf({ kind: "fargate", architecture: "ARM64" }, scratch, false)).to.deep.equal({
      tmpfs: [],
      volumes: [{ name: "tmp" }],
      mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
    });
  });

  it("lets the agent of commands write its two folders, where people may run commands", () => {
    const { mountPoints } = mountsOf({ kind: "gpu", gpus: 1 }, scratch, true);

    expect(mountPoints.map(({ containerPath }) => containerPath)).to.deep.equal([
      "/var/lib/amazon",
      "/var/log/amazon",
    ]);
  });
});

describe("healthCheckOf", () => {
  const port = { number: 8000 };

  it("asks over TLS by what the image has, for less long than ECS waits", () => {
    const check = { kind: "http", path: "/health", startPeriodSeconds: 60 } as const;

    expect(healthCheckOf({ ...check, by: "wget" }, port)).to.deep.equal({
      command: [
        ...["CMD", "wget", "--quiet", "--tries=1", "--timeout=4", "--no-check-certificate"],
        ...["--output-document=/dev/null", "https://localhost:8000/health"],
      ],
      interval: 15,
      timeout: 5,
      retries: 3,
      startPeriod: 60,
    });
    const [, program, flag, script] = healthCheckOf({ ...check, by: "python3" }, port).command;
    expect([program, flag]).to.deep.equal(["python3", "-c"]);
    expect(script).to.contain("urlopen('https://localhost:8000/health',timeout=4,");
  });

  it("runs a command as it is, without a shell", () => {
    const check = { kind: "command", command: ["/app/check"], startPeriodSeconds: 0 } as const;

    expect(healthCheckOf({ ...check, command: ["/app/check"] }, port).command).to.deep.equal([
      "CMD",
      "/app/check",
    ]);
  });
});
