import { eventExample, isAlarmed, isForEmergency, metricExample } from "../../lib/breakGlass.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const ROLE = "aws:iam/role:Role";
const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

const emergency = declared(ROLE, "break-glass", { maxSessionDuration: 3600 });
const target = declared(TARGET, "told", { rule: { $ref: "used.name" } });

export const breakGlassRoleAlarmed = stackRule({
  id: "break-glass-role-alarmed",
  title: "The use of an emergency's role is told to people",
  safeguards: ["164.308(a)(6)(ii)", "164.312(a)(2)(ii)", "164.312(b)"],
  severity: "high",
  requires:
    "A role for emergencies is named in a rule of EventBridge that has a target, or in a metric filter that has an alarm.",
  rationale: "Who breaks the glass must be seen to do so while it can still be undone.",
  fix: "new aws.cloudwatch.EventRule(name, { eventPattern: pulumi.jsonStringify({ detail: { requestParameters: { roleArn: [role.arn] } } }) })",
  source:
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html",
  type: ROLE,
  check: (subject, resources) =>
    !isForEmergency(subject) || isAlarmed(subject, resources)
      ? undefined
      : "nobody is told when this role for emergencies is used",
  complies: [
    [declared(ROLE, "backup")],
    [emergency, ...eventExample],
    [emergency, ...metricExample],
    [emergency, declared(RULE, "used", { eventPattern: { $ref: "break-glass.arn" } }), target],
  ],
  violates: [
    [emergency],
    [emergency, ...eventExample.slice(0, 1)],
    [emergency, ...metricExample.slice(0, 1)],
    [emergency, declared(RULE, "used", { eventPattern: '{"source":["aws.health"]}' }), target],
    [
      emergency,
      declared(RULE, "used", { eventPattern: '{"x":["break-glass"]}', state: "DISABLED" }),
      target,
    ],
  ],
  undecided: [[emergency, declared(RULE, "used", { eventPattern: { $ref: "?" } })]],
});
