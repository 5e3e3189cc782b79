import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { BacklogScaling } from "./backlogScaling.ts";
import { EndpointScaling, type EndpointScalingArgs } from "./endpointScaling.ts";
import { refusal } from "./testing/hosting.ts";

const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const VARIANT = {
  serviceNamespace: "sagemaker",
  scalableDimension: "sagemaker:variant:DesiredInstanceCount",
  resourceId: "endpoint/llama/variant/AllTraffic",
};

const args: EndpointScalingArgs = {
  endpointName: "llama",
  bounds: { min: 2, max: 6 },
  requestsPerMinute: 60,
  offHours: {
    begin: "cron(0 20 ? * MON-FRI *)",
    end: "cron(0 6 ? * MON-FRI *)",
    timezone: "America/Chicago",
    bounds: { min: 1, max: 2 },
  },
};

describe("EndpointScaling", () => {
  let scaling: EndpointScaling;
  let declared: Declared[];
  before(async () => {
    declared = await deploy(() => (scaling = new EndpointScaling("llama", args)));
  });

  it("follows the requests of each instance, between its bounds", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:EndpointScaling": 1,
      [TARGET]: 1,
      [POLICY]: 1,
      [ACTION]: 2,
    });
    expect(only(declared, TARGET).inputs).to.deep.equal({
      ...VARIANT,
      minCapacity: 2,
      maxCapacity: 6,
    });
    expect(only(declared, POLICY).inputs).to.deep.equal({
      ...VARIANT,
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: {
          predefinedMetricType: "SageMakerVariantInvocationsPerInstance",
        },
        targetValue: 60,
        scaleInCooldown: 600,
        scaleOutCooldown: 300,
      },
    });
    expect(await valueOf(scaling.policyArn)).to.equal("arn:aws:mock:::llama");
  });

  it("keeps fewer off hours, and as many as before afterwards", () => {
    const at = (name: string) => only(declared, ACTION, name).inputs;
    expect(at("llama-off-hours")).to.deep.equal({
      ...VARIANT,
      schedule: "cron(0 20 ? * MON-FRI *)",
      timezone: "America/Chicago",
      scalableTargetAction: { minCapacity: 1, maxCapacity: 2 },
    });
    expect(at("llama-hours")).to.deep.include({
      schedule: "cron(0 6 ? * MON-FRI *)",
      scalableTargetAction: { minCapacity: 2, maxCapacity: 6 },
    });
  });

  it("has no schedule without off hours", async () => {
    const always = await deploy(() => new EndpointScaling("llama", { ...args, offHours: "none" }));
    expect(inventory(always)).to.not.have.property(ACTION);
  });

  it("refuses to come to none, and what is no schedule", async () => {
    const wrong: EndpointScalingArgs = {
      ...args,
      bounds: { min: 0, max: 1.5 },
      requestsPerMinute: 0,
      offHours: {
        begin: "at eight",
        end: "cron(0 6 * * *)",
        timezone: "UTC",
        bounds: { min: 2, max: 1 },
      },
    };
    expect(await refusal(deploy(() => new EndpointScaling("llama", wrong)))).to.equal(
      "EndpointScaling needs 1 <= min <= max, in whole instances, requestsPerMinute > 0, off hours of 1 <= min <= max, in whole instances, off hours that begin and end by cron(six fields)",
    );
  });
});

describe("BacklogScaling", () => {
  const backlog = { endpointName: "llama", bounds: { min: 0, max: 2 }, backlogPerInstance: 4 };
  let scaling: BacklogScaling;
  let declared: Declared[];
  before(async () => {
    declared = await deploy(() => (scaling = new BacklogScaling("llama", backlog)));
  });

  it("comes to none when nothing waits", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:BacklogScaling": 1,
      [TARGET]: 1,
      [POLICY]: 2,
      [ALARM]: 1,
    });
    expect(only(declared, TARGET).inputs).to.deep.equal({
      ...VARIANT,
      minCapacity: 0,
      maxCapacity: 2,
    });
    expect(
      only(declared, POLICY, "llama").inputs["targetTrackingScalingPolicyConfiguration"],
    ).to.deep.equal({
      customizedMetricSpecification: {
        namespace: "AWS/SageMaker",
        metricName: "ApproximateBacklogSizePerInstance",
        dimensions: [{ name: "EndpointName", value: "llama" }],
        statistic: "Average",
      },
      targetValue: 4,
      scaleInCooldown: 900,
      scaleOutCooldown: 300,
    });
  });

  it("starts the first instance for the first request, which the backlog per instance cannot show", async () => {
    expect(only(declared, POLICY, "llama-wake").inputs).to.deep.equal({
      ...VARIANT,
      policyType: "StepScaling",
      stepScalingPolicyConfiguration: {
        adjustmentType: "ChangeInCapacity",
        metricAggregationType: "Average",
        cooldown: 300,
        stepAdjustments: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
      },
    });
    expect(only(declared, ALARM).inputs).to.deep.include({
      metricName: "HasBacklogWithoutCapacity",
      dimensions: { EndpointName: "llama" },
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      alarmActions: ["arn:aws:mock:::llama-wake"],
    });
    expect(await valueOf(scaling.wakeAlarmArn)).to.equal("arn:aws:mock:::llama-wake");
  });

  it("refuses bounds that let nothing be worked off", async () => {
    const wrong = { ...backlog, bounds: { min: 0, max: 0 }, backlogPerInstance: 0 };
    expect(await refusal(deploy(() => new BacklogScaling("llama", wrong)))).to.equal(
      "BacklogScaling needs 0 <= min <= max, and max >= 1, in whole instances, backlogPerInstance > 0",
    );
  });
});
