import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ContainerService, type ContainerServiceArgs } from "./containerService.ts";
import { deployed, elsewhere, serviceArgs, unbalancedArgs } from "./testing/services.ts";

const SERVICE = "aws:ecs/service:Service";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

const declare = (args: ContainerServiceArgs) => deploy(() => new ContainerService("pat", args));
const { balancer } = serviceArgs;

function policyOf(declared: Declared[], name: string): { Action: unknown; Resource: unknown }[] {
  const text = only(declared, POLICY, name).inputs["policy"] as string;
  return (JSON.parse(text) as { Statement: { Action: unknown; Resource: unknown }[] }).Statement;
}

describe("ContainerService", () => {
  it("declares the service, its targets, its alarms and the role that shifts its requests", async () => {
    const { declared, made } = await deployed(
      (opts) => new ContainerService("pat", serviceArgs, opts),
    );

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:ContainerService": 1,
      "novamind:compute:ServiceTargets": 1,
      "novamind:compute:TargetAlarms": 1,
      "novamind:compute:DeploymentRole": 1,
      "novamind:compute:RunningTasksAlarm": 1,
      "aws:lb/targetGroup:TargetGroup": 2,
      "aws:lb/listenerRule:ListenerRule": 2,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 3,
      "aws:iam/role:Role": 1,
      [POLICY]: 1,
      [SERVICE]: 1,
    });
    expect(elsewhere(declared)).to.deep.equal([]);
    expect(await valueOf(made.serviceArn)).to.equal("arn:aws:mock:::pat");
    expect(await valueOf(made.serviceName)).to.equal("pat");
    expect(await Promise.all(made.targetGroupArns.map(valueOf))).to.deep.equal([
      "arn:aws:mock:::pat-blue",
      "arn:aws:mock:::pat-green",
    ]);
    expect(made.targets?.targetGroupSuffixes).to.have.length(2);
    expect(await Promise.all(made.alarmArns.map(valueOf))).to.deep.equal(
      ["errors", "unhealthy", "tasks"].map((alarm) => `arn:aws:mock:::pat-${alarm}`),
    );
  });

  it("goes back by itself when tasks fail or an alarm calls", async () => {
    const { inputs } = only(
      await declare({ ...serviceArgs, rollbackAlarmNames: ["latency"] }),
      SERVICE,
    );

    expect(inputs).to.deep.include({
      deploymentController: { type: "ECS" },
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: {
        enable: true,
        rollback: true,
        alarmNames: ["pat-errors", "pat-unhealthy", "latency"],
      },
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      waitForSteadyState: false,
    });
    expect(inputs).not.to.have.property("forceNewDeployment");
  });

  it("shifts requests between its own target groups, by a role for those alone", async () => {
    const declared = await declare(serviceArgs);

    expect(only(declared, SERVICE).inputs["loadBalancers"]).to.deep.equal([
      {
        containerName: "pat-service",
        containerPort: 8000,
        targetGroupArn: "arn:aws:mock:::pat-blue",
        advancedConfiguration: {
          alternateTargetGroupArn: "arn:aws:mock:::pat-green",
          productionListenerRule: "arn:aws:mock:::pat",
          testListenerRule: "arn:aws:mock:::pat-test",
          roleArn: "arn:aws:mock:::pat-traffic",
        },
      },
    ]);
    const [, targets, rules] = policyOf(declared, "pat-traffic");
    expect(targets?.Resource).to.deep.equal([
      "arn:aws:mock:::pat-blue",
      "arn:aws:mock:::pat-green",
    ]);
    expect(rules).to.deep.include({
      Action: "elasticloadbalancing:ModifyRule",
      Resource: ["arn:aws:mock:::pat", "arn:aws:mock:::pat-test"],
    });
    const { inputs } = only(declared, "aws:iam/role:Role");
    expect(inputs["assumeRolePolicy"]).to.contain('"Service":"ecs.amazonaws.com"');
  });

  it("spreads GPU tasks over zones, then fills hosts, and has no public address", async () => {
    const { inputs } = only(await declare(serviceArgs), SERVICE);

    expect(inputs).to.deep.include({
      capacityProviderStrategies: [{ capacityProvider: "g5-1a2b3c4", base: 1, weight: 1 }],
      orderedPlacementStrategies: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "memory" },
      ],
      networkConfiguration: {
        assignPublicIp: false,
        securityGroups: ["sg-inference"],
        subnets: ["subnet-1", "subnet-2", "subnet-3"],
      },
      availabilityZoneRebalancing: "ENABLED",
      healthCheckGracePeriodSeconds: 300,
      desiredCount: 2,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      enableExecuteCommand: false,
    });
    expect(inputs).not.to.have.property("launchType");
  });

  it("runs on Fargate without balancer, replacing tasks in place", async () => {
    const task = { ...serviceArgs.task, launch: "fargate", takesCommands: true } as const;
    const declared = await declare({
      ...unbalancedArgs,
      task,
      placement: { kind: "fargate" },
      rollout: { strategy: "rolling" },
    });

    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:ContainerService": 1,
      "novamind:compute:RunningTasksAlarm": 1,
      "aws:cloudwatch/metricAlarm:MetricAlarm": 1,
      [SERVICE]: 1,
    });
    const { inputs } = only(declared, SERVICE);
    expect(inputs).to.deep.include({
      launchType: "FARGATE",
      deploymentConfiguration: { strategy: "ROLLING" },
      enableExecuteCommand: true,
      loadBalancers: [],
    });
    for (const absent of [
      "alarms",
      "orderedPlacementStrategies",
      "healthCheckGracePeriodSeconds",
    ]) {
      expect(inputs).not.to.have.property(absent);
    }
  });

  it("asks a hook by a role that may call it alone", async () => {
    const functionArn = "arn:aws:lambda:us-east-2:111122223333:function:smoke";
    const hooks = [{ functionArn, stages: ["POST_TEST_TRAFFIC_SHIFT" as const] }];
    const declared = await declare({ ...serviceArgs, hooks });

    expect(policyOf(declared, "pat-hooks")).to.deep.equal([
      { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: [functionArn] },
    ]);
    expect(JSON.stringify(only(declared, SERVICE).inputs["deploymentConfiguration"])).to.contain(
      '"roleArn":"arn:aws:mock:::pat-hooks"',
    );
  });

  it("has one target group and no role where tasks behind a balancer are replaced in place", async () => {
    const { testListenerArn, ...untested } = balancer;
    const rollout = { strategy: "rolling" } as const;
    const declared = await declare({ ...serviceArgs, balancer: untested, rollout });

    expect(testListenerArn).to.be.a("string");
    expect(only(declared, SERVICE).inputs["loadBalancers"]).to.deep.equal([
      {
        containerName: "pat-service",
        containerPort: 8000,
        targetGroupArn: "arn:aws:mock:::pat-blue",
      },
    ]);
    expect(inventory(declared)).not.to.have.property("aws:iam/role:Role");
  });
});
