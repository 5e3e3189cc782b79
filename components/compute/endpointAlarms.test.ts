import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { EndpointAlarms, type EndpointAlarmsArgs, rollbackAlarmArns } from "./endpointAlarms.ts";
import { HOME, refusal, TOPIC } from "./testing/hosting.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const args: EndpointAlarmsArgs = {
  endpointName: "llama",
  instanceType: "ml.p4d.24xlarge",
  latencySeconds: 20,
  serving: { kind: "realTime", overheadSeconds: 0.5 },
  alarmTopicArn: TOPIC,
};
const QUEUED = {
  ...args,
  serving: { kind: "asynchronous", backlogAgeSeconds: 1800 },
} satisfies EndpointAlarmsArgs;

function series(declared: Declared[]): Record<string, unknown[]> {
  const alarms = declared.filter(({ type }) => type === ALARM);
  return Object.fromEntries(
    alarms.map(({ name, inputs }) => [
      name,
      [
        inputs["metricName"],
        inputs["statistic"] ?? inputs["extendedStatistic"],
        inputs["threshold"],
      ],
    ]),
  );
}

describe("EndpointAlarms", () => {
  let alarms: EndpointAlarms;
  let declared: Declared[];
  before(async () => {
    declared = await deploy(() => (alarms = new EndpointAlarms("llama", args)));
  });

  it("watches what an endpoint that answers at once publishes, in the metric's own unit", () => {
    expect(inventory(declared)).to.deep.equal({ "novamind:compute:EndpointAlarms": 1, [ALARM]: 6 });
    expect(series(declared)).to.deep.equal({
      "llama-errors": ["Invocation5XXErrors", "Average", 0.01],
      "llama-refusals": ["Invocation4XXErrors", "Average", 0.05],
      "llama-latency": ["ModelLatency", "p99", 20_000_000],
      "llama-overhead": ["OverheadLatency", "p99", 500_000],
      "llama-disk": ["DiskUtilization", "Maximum", 75],
      // Of eight GPUs, AWS adds up the percents.
      "llama-gpu-memory": ["GPUMemoryUtilization", "Maximum", 760],
    });
  });

  it("calls after three bad minutes, and not for an endpoint that nobody asks", () => {
    expect(only(declared, ALARM, "llama-errors").inputs).to.deep.equal({
      name: "llama-errors",
      alarmDescription: "llama: the model fails more than 1 of 100 requests",
      namespace: "AWS/SageMaker",
      metricName: "Invocation5XXErrors",
      dimensions: { EndpointName: "llama", VariantName: "AllTraffic" },
      statistic: "Average",
      threshold: 0.01,
      period: 60,
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [TOPIC],
      okActions: [TOPIC],
    });
    expect(only(declared, ALARM, "llama-disk").inputs["namespace"]).to.equal(
      "/aws/sagemaker/Endpoints",
    );
    expect(only(declared, ALARM, "llama-latency").inputs).to.not.have.property("statistic");
  });

  it("tells which of them call a release back", async () => {
    expect(await Promise.all(alarms.rollbackAlarmNames.map(valueOf))).to.deep.equal([
      "llama-errors",
      "llama-latency",
    ]);
    expect(rollbackAlarmArns("llama", HOME)).to.deep.equal([
      "arn:aws:cloudwatch:us-east-2:111122223333:alarm:llama-errors",
      "arn:aws:cloudwatch:us-east-2:111122223333:alarm:llama-latency",
    ]);
    expect(Object.keys(alarms.alarmArns)).to.have.length(6);
  });

  it("watches the queue of one that has one, which publishes no overhead", async () => {
    const queued = await deploy(() => new EndpointAlarms("llama", QUEUED));

    expect(series(queued)).to.deep.include({
      "llama-backlog": ["ApproximateAgeOfOldestRequest", "Maximum", 1800],
      "llama-failures": ["InvocationFailures", "Sum", 0],
    });
    expect(series(queued)).to.not.have.property("llama-overhead");
    expect(only(queued, ALARM, "llama-backlog").inputs["dimensions"]).to.deep.equal({
      EndpointName: "llama",
    });
  });

  it("watches no memory of GPUs where there are none", async () => {
    for (const instanceType of ["ml.inf2.48xlarge", "ml.m5.xlarge"] as const) {
      const other = await deploy(() => new EndpointAlarms("llama", { ...args, instanceType }));
      expect(series(other)).to.not.have.property("llama-gpu-memory");
      expect(series(other)).to.have.property("llama-disk");
    }
  });

  it("refuses times that are none", async () => {
    const wrong = {
      ...args,
      latencySeconds: 0,
      serving: { ...QUEUED.serving, backlogAgeSeconds: 0 },
    };
    expect(await refusal(deploy(() => new EndpointAlarms("llama", wrong)))).to.equal(
      "EndpointAlarms needs latencySeconds > 0, overheadSeconds or backlogAgeSeconds > 0",
    );
  });
});
