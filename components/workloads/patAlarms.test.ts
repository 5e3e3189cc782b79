import { expect } from "chai";

import { deployed, elsewhere } from "../compute/testing/services.ts";
import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PatAlarms, type PatAlarmsArgs } from "./patAlarms.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const TOPIC = "arn:aws:sns:us-east-2:111122223333:alarms";

describe("PatAlarms", () => {
  const args: PatAlarmsArgs = {
    loadBalancerSuffix: "app/models/1",
    targetGroupSuffixes: ["targetgroup/blue/1", "targetgroup/green/1"],
    logGroupName: "/ecs/pat-service",
    alarmTopicArn: TOPIC,
  };
  const declare = () => deploy(() => new PatAlarms("prod-pat", args));

  it("declares two alarms and what counts for one of them, all in the provider it is given", async () => {
    const { declared, made } = await deployed((opts) => new PatAlarms("prod-pat", args, opts));

    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:PatAlarms": 1,
      [FILTER]: 1,
      [ALARM]: 2,
    });
    expect(elsewhere(declared)).to.deep.equal([]);
    expect(await Promise.all(made.alarmArns.map(valueOf))).to.deep.equal([
      "arn:aws:mock:::prod-pat-slow",
      "arn:aws:mock:::prod-pat-refused",
    ]);
    for (const name of ["prod-pat-slow", "prod-pat-refused"]) {
      expect(only(declared, ALARM, name).inputs).to.deep.include({
        alarmActions: [TOPIC],
        okActions: [TOPIC],
        treatMissingData: "notBreaching",
      });
    }
  });

  it("calls when the slower of both revisions takes ten seconds, whichever has the requests", async () => {
    const { inputs } = only(await declare(), ALARM, "prod-pat-slow");
    const series = (id: string, TargetGroup: string) => ({
      id,
      metric: {
        namespace: "AWS/ApplicationELB",
        metricName: "TargetResponseTime",
        dimensions: { LoadBalancer: "app/models/1", TargetGroup },
        period: 60,
        stat: "p99",
      },
    });

    expect(inputs).to.include({ threshold: 10, evaluationPeriods: 5 });
    expect(inputs["metricQueries"]).to.deep.equal([
      {
        id: "slowest",
        expression: "MAX([FILL(slow0, 0), FILL(slow1, 0)])",
        label: "slowest",
        returnData: true,
      },
      series("slow0", "targetgroup/blue/1"),
      series("slow1", "targetgroup/green/1"),
    ]);
  });

  it("counts refused callers by the lines that the service writes, and calls for those", async () => {
    const declared = await declare();
    const { inputs } = only(declared, FILTER);

    expect(inputs).to.deep.include({
      logGroupName: "/ecs/pat-service",
      pattern: '{ ($.event = "request") && (($.status = 401) || ($.status = 403)) }',
    });
    const { namespace, name } = inputs["metricTransformation"] as Record<string, string>;
    expect(only(declared, ALARM, "prod-pat-refused").inputs).to.include({
      namespace,
      metricName: name,
      statistic: "Sum",
      period: 300,
      threshold: 20,
    });
  });
});
