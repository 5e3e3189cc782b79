import type { PropsOf } from "../awsType.ts";
import { declared, type Resource, type Resources } from "../resources.ts";
import { undecided } from "../undecided.ts";
import { anyOf, ifKnown } from "./anyOf.ts";
import { perStack } from "./perStack.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** What access in an emergency is called. */
const NAME = /break-?_?glass|emergency-?_?access/i;

/** Whether a name is that of access in an emergency. */
export const isBreakGlass = (name = ""): boolean => NAME.test(name);

/** Whether a role or a permission set is for emergencies, by its name or by what the program calls it. */
export const isForEmergency = ({ name, props }: Resource<{ name?: string | undefined }>): boolean =>
  isBreakGlass(name) || isBreakGlass(ifKnown(() => props.name));

/** Whether some rule of EventBridge or some alarm tells people that access in an emergency is used. */
export function isAlarmed(subject: Resource<object>, resources: Resources): boolean {
  const { rules, filters, alarms } = watchers(resources);
  const ways = [
    () =>
      anyOf(
        rules,
        (one) =>
          mentions(one, "eventPattern", subject) &&
          one.props.state !== "DISABLED" &&
          resources.pointingAt(one, TARGET, "rule").length > 0,
      ),
    () =>
      anyOf(
        filters,
        (one) =>
          mentions(one, "pattern", subject) && anyOf(alarms, (alarm) => isAlarmOf(alarm, one)),
      ),
  ];
  return anyOf(ways, (way) => way());
}

const watchers = perStack((resources) => ({
  rules: resources.ofType(RULE),
  filters: resources.ofType(FILTER),
  alarms: resources.ofType(ALARM),
}));

/** By the name of an emergency's access, or by a reference to it. */
function mentions<P extends string>(
  one: Resource<{ [K in P]?: string | undefined }>,
  property: P,
  subject: Resource<object>,
): boolean {
  if ((one.origins[property] ?? []).includes(subject.urn)) return true;
  const text = ifKnown(() => one.props[property] ?? "");
  if (text !== undefined) return isBreakGlass(text);
  if ((one.origins[property] ?? []).length > 0) return false;
  throw undecided(`what ${one.name} is about is not known`);
}

function isAlarmOf(
  alarm: Resource<PropsOf<typeof ALARM>>,
  filter: Resource<PropsOf<typeof FILTER>>,
): boolean {
  if ((alarm.origins["metricName"] ?? []).includes(filter.urn)) return true;
  return alarm.props.metricName === filter.props.metricTransformation?.name;
}

const PATTERN = {
  source: ["aws.sts"],
  detail: { requestParameters: { roleArn: [{ wildcard: "arn:aws:iam::*:role/break-glass*" }] } },
};

/** A rule of EventBridge that tells people of the use of access in an emergency. */
export const eventExample = [
  declared(RULE, "used", { eventPattern: JSON.stringify(PATTERN) }),
  declared(TARGET, "told", { rule: { $ref: "used.name" }, arn: "arn:aws:sns:us-east-2:1:alarms" }),
];

/** The same by a metric of a log. */
export const metricExample = [
  declared(FILTER, "uses", {
    pattern: '{ $.requestParameters.roleArn = "*role/break-glass*" }',
    metricTransformation: { name: "BreakGlass", namespace: "novamind", value: "1" },
  }),
  declared(ALARM, "alarm", { metricName: "BreakGlass", alarmActions: ["arn:aws:sns:::alarms"] }),
];
