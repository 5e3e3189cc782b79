import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ServiceScaling, type ServiceScalingArgs } from "./serviceScaling.ts";

const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";

const scaled = {
  serviceNamespace: "ecs",
  scalableDimension: "ecs:service:DesiredCount",
  resourceId: "service/inference/pat-1a2b3c4",
};

const args: ServiceScalingArgs = {
  clusterName: "inference",
  serviceName: "pat-1a2b3c4",
  posture: "active",
  bounds: { active: { min: 2, max: 8 }, passive: { min: 0, max: 0 } },
  goals: [
    { kind: "backlog", queueName: "pat-jobs", perTask: 10 },
    { kind: "cpu", percent: 60 },
  ],
  offHours: {
    timeZone: "America/Chicago",
    begin: "0 20 ? * MON-FRI *",
    end: "0 6 ? * MON-FRI *",
    bounds: { min: 1, max: 4 },
  },
  prediction: { of: "cpu", percent: 60, mode: "forecastOnly" },
};

describe("ServiceScaling", () => {
  it("declares bounds, one policy per goal, a prediction and the hours", async () => {
    let scaling: ServiceScaling | undefined;
    const declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      scaling = new ServiceScaling("pat", args, { provider });
    });

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:compute:ServiceScaling": 1,
      [TARGET]: 1,
      [POLICY]: 3,
      [ACTION]: 2,
    });
    const { inputs, provider } = only(declared, TARGET);
    expect(inputs).to.deep.include({ ...scaled, minCapacity: 2, maxCapacity: 8 });
    expect(provider).to.contain("::ml::");
    for (const { type, inputs: given } of declared) {
      if ([POLICY, ACTION].includes(type)) expect(given).to.deep.include(scaled);
    }
    expect(scaling?.bounds).to.deep.equal({ min: 2, max: 8 });
    const arns = Object.entries(scaling?.policyArns ?? {});
    expect(await Promise.all(arns.map(([, arn]) => valueOf(arn)))).to.deep.equal([
      "arn:aws:mock:::pat-backlog",
      "arn:aws:mock:::pat-cpu",
      "arn:aws:mock:::pat-prediction",
    ]);
  });

  it("takes fewer tasks off hours, by the clock of the people it serves", async () => {
    const declared = await deploy(() => new ServiceScaling("pat", args));

    expect(only(declared, ACTION, "pat-rest").inputs).to.deep.include({
      schedule: "cron(0 20 ? * MON-FRI *)",
      timezone: "America/Chicago",
      scalableTargetAction: { minCapacity: 1, maxCapacity: 4 },
    });
    expect(only(declared, ACTION, "pat-work").inputs).to.deep.include({
      schedule: "cron(0 6 ? * MON-FRI *)",
      scalableTargetAction: { minCapacity: 2, maxCapacity: 8 },
    });
  });

  it("waits in a passive region: its bounds, the same policies, no schedule that would wake it", async () => {
    const declared = await deploy(() => new ServiceScaling("pat", { ...args, posture: "passive" }));

    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:ServiceScaling": 1,
      [TARGET]: 1,
      [POLICY]: 3,
    });
    expect(only(declared, TARGET).inputs).to.include({ minCapacity: 0, maxCapacity: 0 });
  });

  it("foresees by the history of the service, and never beyond its bounds", async () => {
    const declared = await deploy(() => new ServiceScaling("pat", args));

    expect(only(declared, POLICY, "pat-prediction").inputs).to.deep.include({
      policyType: "PredictiveScaling",
      predictiveScalingPolicyConfiguration: {
        mode: "ForecastOnly",
        maxCapacityBreachBehavior: "HonorMaxCapacity",
        schedulingBufferTime: 900,
        metricSpecifications: [
          {
            predefinedMetricPairSpecification: { predefinedMetricType: "ECSServiceCPUUtilization" },
            targetValue: "60",
          },
        ],
      },
    });
  });

  const { offHours, goals } = args;
  const cpu = { kind: "cpu", percent: 60 } as const;
  const hours = { ...offHours, ...{ timeZone: "UTC", begin: "0 20 ? * * *", end: "0 6 ? * * *" } };
  const refusals: [more: Partial<ServiceScalingArgs>, needs: string][] = [
    [
      { bounds: { active: { min: 3, max: 2 }, passive: { min: 0, max: 0 } } },
      "whole numbers of tasks, 0 <= min <= max",
    ],
    [
      { goals: [] },
      "one goal or more, each kind once, an active min of 1 or more, without a goal of backlog",
    ],
    [{ goals: [...goals, cpu] }, "one goal or more, each kind once"],
    [{ goals: [{ kind: "cpu", percent: 100 }] }, "goals over 0, and percents under 100"],
    [
      { prediction: { of: "cpu", percent: 0, mode: "forecastOnly" } },
      "a percent of prediction over 0 and under 100",
    ],
    [
      { goals: [cpu], bounds: { active: { min: 0, max: 2 }, passive: { min: 0, max: 0 } } },
      "an active min of 1 or more, without a goal of backlog",
    ],
    ...[
      { timeZone: "Chicago" },
      { begin: "0 20 * * *" },
      { begin: "0 20 * * MON-FRI *" },
      { end: "0 6 ? * ? *" },
    ].map((wrong): [Partial<ServiceScalingArgs>, string] => [
      { offHours: { ...hours, bounds: { min: 1, max: 1 }, ...wrong } },
      "schedules of six cron fields in a time zone",
    ]),
  ];
  for (const [more, needs] of refusals) {
    it(`needs ${needs}, not ${JSON.stringify(more)}`, async () => {
      const given = { ...args, ...more };
      if (more.goals?.length === 0) given.bounds = { ...args.bounds, active: { min: 0, max: 1 } };
      const program = () => new ServiceScaling("pat", given);
      const error = await deploy(program).catch((refusal: unknown) => refusal);

      expect(error).to.have.property("message", `ServiceScaling needs ${needs}`);
    });
  }
});
