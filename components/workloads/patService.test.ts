import { expect } from "chai";

import { ImageRegistry } from "../compute/imageRegistry.ts";
import { HOME, deployed, elsewhere } from "../compute/testing/services.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PatService, type PatServiceArgs } from "./patService.ts";
import { patArgs, runningArgs } from "./testing/pat.ts";

const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";
const SERVICE = "aws:ecs/service:Service";
const RULE = "aws:lb/listenerRule:ListenerRule";

const declare = (args: PatServiceArgs) => deploy(() => new PatService("prod-pat", args));
/** How a policy says which metric it holds at which value. */
function goalOf(declared: Declared[], name: string): Record<string, unknown> {
  const key = "targetTrackingScalingPolicyConfiguration";
  return only(declared, POLICY, name).inputs[key] as Record<string, unknown>;
}

describe("PatService", () => {
  const offHours = {
    timeZone: "America/Chicago",
    begin: "0 20 ? * * *",
    end: "0 6 ? * MON-FRI *",
    bounds: { min: 1, max: 2 },
  };

  it("runs a release as a service with its task, scaling and alarms, in the provider it is given", async () => {
    const { declared, made } = await deployed(
      (opts) => new PatService("prod-pat", { ...runningArgs, offHours }, opts),
    );

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:PatService": 1,
      "novamind:compute:TaskDefinition": 1,
      "novamind:compute:TaskRoles": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:ecs/taskDefinition:TaskDefinition": 1,
      "novamind:compute:ContainerService": 1,
      "novamind:compute:ServiceTargets": 1,
      "novamind:compute:TargetAlarms": 1,
      "novamind:compute:DeploymentRole": 1,
      "novamind:compute:RunningTasksAlarm": 1,
      "aws:lb/targetGroup:TargetGroup": 2,
      [RULE]: 1,
      [SERVICE]: 1,
      "aws:iam/role:Role": 3,
      "aws:iam/rolePolicy:RolePolicy": 3,
      "novamind:compute:ServiceScaling": 1,
      [TARGET]: 1,
      [POLICY]: 2,
      "aws:appautoscaling/scheduledAction:ScheduledAction": 2,
      "novamind:workloads:PatAlarms": 1,
      "aws:cloudwatch/logMetricFilter:LogMetricFilter": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 5,
    });
    expect(elsewhere(declared)).to.deep.equal([]);
    expect(made.serviceName && (await valueOf(made.serviceName))).to.equal("prod-pat");
    expect(made.taskRoleArn && (await valueOf(made.taskRoleArn))).to.equal(
      "arn:aws:mock:::prod-pat-task",
    );
    expect(await Promise.all(made.alarmArns.map(valueOf))).to.deep.equal(
      ["errors", "unhealthy", "tasks", "slow", "refused"].map(
        (alarm) => `arn:aws:mock:::prod-pat-${alarm}`,
      ),
    );
  });

  it("is a repository alone until there is a release, under the key it is given", async () => {
    const keyArn = "arn:aws:kms:us-east-2:111122223333:key/mrk-ml";
    const { declared, made } = await deployed((opts) => {
      const registry = new ImageRegistry(
        "images",
        {
          home: HOME,
          organizationId: "o-a1b2c3d4e5",
          prefix: "novamind",
          retention: { taggedImages: 10, untaggedDays: 14 },
        },
        opts,
      );
      const images = { kind: "own", registry, keyArn, protect: true } as const;
      return new PatService("prod-pat", { ...patArgs, images }, opts);
    });
    const own = declared.filter(({ name }) => name !== "images" && name !== "ml");

    expect(inventory(own)).to.deep.equal({
      "novamind:workloads:PatService": 1,
      "novamind:compute:ImageRepository": 1,
      "aws:ecr/repository:Repository": 1,
      "aws:ecr/repositoryPolicy:RepositoryPolicy": 1,
      "aws:ecr/lifecyclePolicy:LifecyclePolicy": 1,
    });
    expect(only(declared, "aws:ecr/repository:Repository").inputs).to.deep.include({
      name: "novamind/pat",
      imageTagMutability: "IMMUTABLE",
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
    });
    expect(made).to.include({ serviceName: undefined, taskRoleArn: undefined });
    expect(made.alarmArns).to.deep.equal([]);
  });

  it("pulls copies from where ECR puts them, and declares no repository for them", async () => {
    const { declared, made } = await deployed((opts) => new PatService("prod-pat", patArgs, opts));

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:PatService": 1,
    });
    expect(await valueOf(made.repositoryUrl)).to.equal(
      "111122223333.dkr.ecr.us-east-2.amazonaws.com/novamind/pat",
    );
  });

  it("goes to a new release by a tenth of the requests, and back by itself", async () => {
    const { inputs } = only(await declare(runningArgs), SERVICE);

    expect(inputs).to.deep.include({
      desiredCount: 2,
      capacityProviderStrategies: [{ capacityProvider: "g5-1a2b3c4", base: 0, weight: 1 }],
      deploymentCircuitBreaker: { enable: true, rollback: true },
      deploymentConfiguration: {
        strategy: "CANARY",
        bakeTimeInMinutes: "15",
        canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: "10" },
      },
      alarms: {
        enable: true,
        rollback: true,
        alarmNames: ["prod-pat-errors", "prod-pat-unhealthy"],
      },
      healthCheckGracePeriodSeconds: 300,
      enableExecuteCommand: false,
    });
    expect(inputs["networkConfiguration"]).to.deep.equal({
      assignPublicIp: false,
      securityGroups: ["sg-inference"],
      subnets: ["subnet-1", "subnet-2", "subnet-3"],
    });
  });

  it("takes its own paths alone from the balancer, over TLS, and keeps a browser with its task", async () => {
    const testListenerArn = runningArgs.entrance.listenerArn;
    const entrance = { ...runningArgs.entrance, testListenerArn };
    const declared = await declare({ ...runningArgs, entrance });

    const rules = declared.filter(({ type }) => type === RULE);
    expect(rules.map(({ name }) => name)).to.deep.equal(["prod-pat", "prod-pat-test"]);
    for (const { inputs } of rules) {
      expect(inputs["conditions"]).to.deep.equal([
        {
          pathPattern: {
            values: ["/v1/analyses", "/v1/analyses/*", "/v1/version", "/v1/metrics"],
          },
        },
      ]);
    }
    const { inputs } = only(declared, "aws:lb/targetGroup:TargetGroup", "prod-pat-blue");
    expect(inputs).to.deep.include({
      port: 8000,
      protocol: "HTTPS",
      targetType: "ip",
      deregistrationDelay: 120,
      slowStart: 0,
      stickiness: { enabled: true, type: "lb_cookie", cookieDuration: 3600 },
    });
    expect(inputs["healthCheck"]).to.include({ protocol: "HTTPS", path: "/ready" });
  });

  it("grows by requests and by what its family's GPUs do", async () => {
    const declared = await declare(runningArgs);

    expect(goalOf(declared, "prod-pat-requests")["targetValue"]).to.equal(20);
    expect(goalOf(declared, "prod-pat-gpu")).to.deep.include({
      targetValue: 60,
      customizedMetricSpecification: {
        namespace: "Novamind/GpuHosts",
        metricName: "nvidia_smi_utilization_gpu",
        dimensions: [
          { name: "ClusterName", value: "inference" },
          { name: "InstanceFamily", value: "g5" },
        ],
        statistic: "Average",
      },
    });
  });

  it("waits in a passive region with its bounds, without schedules, and else the same", async () => {
    const active = await declare({ ...runningArgs, offHours });
    const passive = await declare({ ...runningArgs, offHours, posture: "passive" });
    const bounds = (declared: Declared[]) => only(declared, TARGET).inputs;

    expect(bounds(active)).to.include({ minCapacity: 2, maxCapacity: 4 });
    expect(bounds(passive)).to.include({ minCapacity: 0, maxCapacity: 1 });
    expect(only(passive, SERVICE).inputs["desiredCount"]).to.equal(0);
    const { "aws:appautoscaling/scheduledAction:ScheduledAction": schedules, ...others } =
      inventory(active);
    expect(schedules).to.equal(2);
    expect(inventory(passive)).to.deep.equal(others);
  });

  it("tells the engine its arguments without the registry, which is a component", async () => {
    const declared = await declare(patArgs);

    const { inputs } = only(declared, "novamind:workloads:PatService");
    expect(inputs).to.include({ family: "g5" }).and.not.to.have.property("images");
  });
});
