import { rule, UNKNOWN } from "../../rule.ts";

const topic = "arn:aws:sns:us-east-2:111122223333:alarms";

/** An action for when all is well again does not count: nobody learns of what was wrong. */
export const cloudwatchAlarmHasAction = rule({
  id: "cloudwatch-alarm-has-action",
  title: "Alarms tell someone",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "An alarm does something when it goes off, or when its data stay away.",
  rationale: "An alarm that nobody hears is none.",
  fix: "alarmActions: [topic.arn]",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/cloudwatch-alarm-action-check.html",
  type: ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
  check: ({ actionsEnabled = true, alarmActions, insufficientDataActions }) =>
    actionsEnabled && [...(alarmActions ?? []), ...(insufficientDataActions ?? [])].length > 0
      ? undefined
      : "alarm has no alarmActions or insufficientDataActions, or they are not enabled",
  complies: [
    { alarmActions: [topic] },
    { insufficientDataActions: [topic], okActions: [topic], actionsEnabled: true },
  ],
  violates: [{}, { okActions: [topic] }, { alarmActions: [topic], actionsEnabled: false }],
  undecided: [{ alarmActions: UNKNOWN }, { alarmActions: [topic], actionsEnabled: UNKNOWN }],
});
