import { expect } from "chai";

import { type ScalingGoal, targetTracking } from "./scalingGoals.ts";

const service = { clusterName: "inference", serviceName: "pat" };
const metricOf = (goal: ScalingGoal) => targetTracking(goal, service);

describe("targetTracking", () => {
  it("holds the requests of a task over both target groups, whichever has them", () => {
    const targets = {
      loadBalancerSuffix: "app/inference/1",
      targetGroupSuffixes: ["targetgroup/blue/1", "targetgroup/green/1"],
    };
    const series = (id: string, group: string) => ({
      id,
      metricStat: {
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "RequestCountPerTarget",
          dimensions: [
            { name: "LoadBalancer", value: "app/inference/1" },
            { name: "TargetGroup", value: `targetgroup/${group}/1` },
          ],
        },
        stat: "Sum",
      },
      returnData: false,
    });

    expect(metricOf({ kind: "requests", targets, perTaskAndMinute: 120 })).to.deep.equal({
      customizedMetricSpecification: {
        metrics: [
          {
            id: "value",
            expression: "FILL(asked0, 0) + FILL(asked1, 0)",
            label: "value",
            returnData: true,
          },
          series("asked0", "blue"),
          series("asked1", "green"),
        ],
      },
      targetValue: 120,
      scaleInCooldown: 900,
      scaleOutCooldown: 60,
    });
  });

  it("holds the messages before a task, and starts the first task for the first message", () => {
    const { customizedMetricSpecification: metric, targetValue } = metricOf({
      kind: "backlog",
      queueName: "pat-jobs",
      perTask: 10,
    });
    const text = JSON.stringify(metric);

    expect(targetValue).to.equal(10);
    expect(text).to.contain("queued / IF(FILL(running, 0) > 0, FILL(running, 1), 1)");
    expect(text).to.contain('{"name":"QueueName","value":"pat-jobs"}');
    expect(text).to.contain('"namespace":"ECS/ContainerInsights","metricName":"RunningTaskCount"');
  });

  it("holds how busy GPUs are, by what the hosts publish", () => {
    const metric = {
      namespace: "Novamind/GpuHosts",
      metricName: "nvidia_smi_utilization_gpu",
      dimensions: { ClusterName: "inference", InstanceFamily: "g5" },
    };

    expect(metricOf({ kind: "gpu", percent: 70, metric })).to.deep.include({
      targetValue: 70,
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

  it("holds CPU and memory by AWS's own metrics", () => {
    for (const [kind, predefinedMetricType] of [
      ["cpu", "ECSServiceAverageCPUUtilization"],
      ["memory", "ECSServiceAverageMemoryUtilization"],
    ] as const) {
      expect(metricOf({ kind, percent: 60 })).to.deep.include({
        targetValue: 60,
        predefinedMetricSpecification: { predefinedMetricType },
      });
    }
  });
});
