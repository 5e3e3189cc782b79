import { eventExample, isAlarmed, isForEmergency, metricExample } from "../../lib/breakGlass.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const SET = "aws:ssoadmin/permissionSet:PermissionSet";
const RULE = "aws:cloudwatch/eventRule:EventRule";

const emergency = declared(SET, "emergency", { name: "BreakGlass" });

/** The role of a permission set has its name in it, which is what a pattern can look for. */
export const breakGlassPermissionSetAlarmed = stackRule({
  id: "break-glass-permission-set-alarmed",
  title: "Emergency access by Identity Center is told to people",
  safeguards: ["164.308(a)(6)(ii)", "164.312(a)(2)(ii)", "164.312(b)"],
  severity: "high",
  requires:
    "A permission set for emergencies is named in a rule of EventBridge that has a target, or in a metric filter that has an alarm.",
  rationale: "Who breaks the glass must be seen to do so while it can still be undone.",
  fix: 'new aws.cloudwatch.EventRule(name, { eventPattern: JSON.stringify({ detail: { userIdentity: { arn: [{ wildcard: "*BreakGlass*" }] } } }) })',
  source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/emergency-access.html",
  type: SET,
  check: (subject, resources) =>
    !isForEmergency(subject) || isAlarmed(subject, resources)
      ? undefined
      : "nobody is told when this access for emergencies is used",
  complies: [
    [declared(SET, "reader", { name: "Reader" })],
    [emergency, ...eventExample],
    [emergency, ...metricExample],
  ],
  violates: [[emergency], [emergency, ...eventExample.slice(0, 1)]],
  undecided: [[emergency, declared(RULE, "used", { eventPattern: { $ref: "?" } })]],
});
