import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { TaskDefinition, type TaskDefinitionArgs } from "./taskDefinition.ts";
import { DIGEST, deployed, elsewhere, fargateTask, taskArgs } from "./testing/services.ts";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

const declare = (args: TaskDefinitionArgs) => deploy(() => new TaskDefinition("pat", args));

function containerOf(declared: Declared[]): Record<string, unknown> {
  const text = only(declared, TASK).inputs["containerDefinitions"] as string;
  const [container, ...others] = JSON.parse(text) as Record<string, unknown>[];
  expect(others).to.deep.equal([]);
  return container ?? {};
}

describe("TaskDefinition", () => {
  it("declares the task, its log and its roles, in the provider that it is given", async () => {
    const { declared, made } = await deployed((opts) => new TaskDefinition("pat", taskArgs, opts));

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:TaskDefinition": 1,
      "novamind:compute:TaskRoles": 1,
      [LOG_GROUP]: 1,
      "aws:iam/role:Role": 2,
      "aws:iam/rolePolicy:RolePolicy": 2,
      [TASK]: 1,
    });
    expect(elsewhere(declared)).to.deep.equal([]);
    expect(only(declared, LOG_GROUP).inputs).to.deep.include({
      name: "/ecs/pat-service",
      kmsKeyId: taskArgs.logKeyArn,
      retentionInDays: 2192,
    });
    expect(made.runnable).to.include({
      launch: "gpu",
      containerName: "pat-service",
      portName: "service",
      port: 8000,
      endsTls: true,
      takesCommands: false,
    });
    expect(await valueOf(made.runnable.arn)).to.equal("arn:aws:mock:::pat");
    expect(await valueOf(made.taskRoleArn)).to.equal("arn:aws:mock:::pat-task");
    expect(await valueOf(made.taskRoleName)).to.equal("pat-task");
    expect(await valueOf(made.logGroupName)).to.equal("/ecs/pat-service");
  });

  it("runs a task with GPUs on EC2 alone, and keeps revisions for a service to go back to", async () => {
    const declared = await declare(taskArgs);

    expect(only(declared, TASK).inputs).to.deep.include({
      family: "pat-service",
      networkMode: "awsvpc",
      requiresCompatibilities: ["EC2"],
      cpu: "4096",
      memory: "16384",
      executionRoleArn: "arn:aws:mock:::pat-execution",
      taskRoleArn: "arn:aws:mock:::pat-task",
      skipDestroy: true,
    });
    expect(containerOf(declared)).to.deep.include({
      image: `111122223333.dkr.ecr.us-east-2.amazonaws.com/pat-service@${DIGEST}`,
      resourceRequirements: [{ type: "GPU", value: "1" }],
      ulimits: [{ name: "nofile", softLimit: 65_536, hardLimit: 65_536 }],
      portMappings: [{ name: "service", containerPort: 8000, hostPort: 8000, protocol: "tcp" }],
      stopTimeout: 120,
    });
  });

  for (const args of [taskArgs, fargateTask]) {
    it(`leaves a container on ${args.launch.kind} no root, capability or place to write`, async () => {
      const container = containerOf(await declare(args));

      expect(container).to.deep.include({
        essential: true,
        privileged: false,
        readonlyRootFilesystem: true,
        user: "10001:10001",
      });
      expect(container["linuxParameters"]).to.deep.include({
        initProcessEnabled: true,
        capabilities: { drop: ["ALL"] },
      });
    });
  }

  it("logs without standing still for it", async () => {
    const { logConfiguration } = containerOf(await declare(taskArgs)) as {
      logConfiguration?: unknown;
    };

    expect(logConfiguration).to.deep.equal({
      logDriver: "awslogs",
      options: {
        "awslogs-group": "/ecs/pat-service",
        "awslogs-region": "us-east-2",
        "awslogs-stream-prefix": "ecs",
        mode: "non-blocking",
        "max-buffer-size": "25m",
      },
    });
  });

  it("is on Fargate what Fargate has: no GPU, and scratch on the task's disk", async () => {
    const declared = await declare(fargateTask);
    const container = containerOf(declared);

    expect(only(declared, TASK).inputs).to.deep.include({
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
      volumes: [{ name: "tmp" }],
    });
    expect(container).not.to.have.property("resourceRequirements");
    expect(container["linuxParameters"]).not.to.have.property("tmpfs");
  });

  it("does not compile with a GPU on Fargate", async () => {
    const launch: TaskDefinitionArgs["launch"] = {
      kind: "fargate",
      architecture: "X86_64",
      // @ts-expect-error Fargate has no GPUs
      gpus: 1,
    };

    expect(containerOf(await declare({ ...fargateTask, launch }))).not.to.have.property(
      "resourceRequirements",
    );
  });

  it("hands secrets over by reference, whole or one key of them", async () => {
    const secretArn = "arn:aws:secretsmanager:us-east-2:111122223333:secret:jwt-AbCdEf";
    const secrets = { JWT_KEYS: { secretArn }, DB_PASSWORD: { secretArn, key: "password" } };
    const container = containerOf(await declare({ ...taskArgs, secrets }));

    expect(container["secrets"]).to.deep.equal([
      { name: "JWT_KEYS", valueFrom: secretArn },
      { name: "DB_PASSWORD", valueFrom: `${secretArn}:password::` },
    ]);
    expect(container["environment"]).to.deep.equal([
      { name: "S3_BUCKET", value: "models" },
      { name: "MODEL_KEY", value: "models/PAT-M.h5" },
    ]);
  });

  it("speaks plainly only where it says so, and then checks itself plainly", async () => {
    const port = { number: 8080, appProtocol: "http" } as const;
    const container = containerOf(await declare({ ...fargateTask, port, command: ["serve"] }));

    expect(container["portMappings"]).to.deep.include.members([
      {
        name: "service",
        containerPort: 8080,
        hostPort: 8080,
        protocol: "tcp",
        appProtocol: "http",
      },
    ]);
    expect(container["command"]).to.deep.equal(["serve"]);
    expect(JSON.stringify(container["healthCheck"])).to.contain("http://localhost:8080/health");
  });
});
