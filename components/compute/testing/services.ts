import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { Home } from "../../lib/home.ts";
import { type Declared, deploy } from "../../testing/deploy.ts";
import type { ContainerServiceArgs } from "../containerService.ts";
import type { Balancer } from "../serviceTargets.ts";
import type { RunnableTask, TaskDefinitionArgs } from "../taskDefinition.ts";

export const HOME: Home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

export const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

const LISTENER =
  "arn:aws:elasticloadbalancing:us-east-2:111122223333:listener/app/inference/50dc6c495c0c9188";

/** PAT as its seed has it. */
export const taskArgs: TaskDefinitionArgs = {
  home: HOME,
  family: "pat-service",
  launch: { kind: "gpu", gpus: 1 },
  cpuUnits: 4096,
  memoryMib: 16_384,
  image: {
    repositoryUrl: "111122223333.dkr.ecr.us-east-2.amazonaws.com/pat-service",
    repositoryArn: "arn:aws:ecr:us-east-2:111122223333:repository/pat-service",
    digest: DIGEST,
  },
  user: { uid: 10_001, gid: 10_001 },
  port: { number: 8000 },
  environment: { S3_BUCKET: "models", MODEL_KEY: "models/PAT-M.h5" },
  secrets: {},
  secretKeyArns: [],
  scratch: [{ name: "tmp", path: "/tmp", sizeMib: 1024 }],
  healthCheck: { kind: "http", path: "/health", by: "python3", startPeriodSeconds: 120 },
  stopTimeoutSeconds: 120,
  logKeyArn: "arn:aws:kms:us-east-2:111122223333:key/logs",
  statements: [
    { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::models/models/*" },
  ],
};

export const fargateTask: TaskDefinitionArgs = {
  ...taskArgs,
  family: "digital-twin",
  launch: { kind: "fargate", architecture: "ARM64" },
  cpuUnits: 1024,
  memoryMib: 2048,
};

export const gpuTask: RunnableTask = {
  launch: "gpu",
  arn: "arn:aws:ecs:us-east-2:111122223333:task-definition/pat-service:1",
  containerName: "pat-service",
  portName: "service",
  port: 8000,
  endsTls: true,
  logGroupName: "/ecs/pat-service",
  takesCommands: false,
};

/** Of a service that fetches its work. */
export const unbalancedArgs: ContainerServiceArgs = {
  home: HOME,
  clusterArn: "arn:aws:ecs:us-east-2:111122223333:cluster/inference",
  clusterName: "inference",
  task: gpuTask,
  placement: { kind: "gpu", providers: [{ providerName: "g5-1a2b3c4", base: 1, weight: 1 }] },
  subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
  securityGroupIds: ["sg-inference"],
  rollout: { strategy: "canary", canaryPercent: 5, canaryBakeMinutes: 10, bakeMinutes: 15 },
  firstTasks: 2,
  healthGraceSeconds: 300,
  maxErrorPercent: 1,
  alarmTopicArn: "arn:aws:sns:us-east-2:111122223333:alarms",
};

/** Behind a balancer, one in twenty requests first. */
export const serviceArgs: ContainerServiceArgs & { balancer: Balancer } = {
  ...unbalancedArgs,
  balancer: {
    listenerArn: `${LISTENER}/6d0ecf831eec9f09`,
    testListenerArn: `${LISTENER}/7e1fd0942ffd0a1b`,
    vpcId: "vpc-1",
    pathPatterns: ["/v1/pat/*"],
    priority: 10,
    healthPath: "/ready",
    stickinessSeconds: 3600,
    deregistrationSeconds: 120,
    slowStartSeconds: 60,
  },
};

/** What a program declares on mocks with the provider `ml`, and the component that it makes. */
export async function deployed<T>(
  make: (opts: pulumi.ComponentResourceOptions) => T,
): Promise<{ declared: Declared[]; made: T }> {
  const all: T[] = [];
  const declared = await deploy(() => {
    all.push(make({ provider: new aws.Provider("ml", { region: "us-east-2" }) }));
  });
  const [made] = all;
  if (made === undefined) throw new Error("the program made nothing");
  return { declared, made };
}

/** Of what {@link deployed} declared, the names of those with another provider than its own. */
export function elsewhere(declared: Declared[]): string[] {
  const own = declared.filter(({ custom, type }) => custom && type !== "pulumi:providers:aws");
  return own.flatMap(({ name, provider }) => (provider.includes("::ml::") ? [] : [name]));
}
