import { allowed } from "../../lib/policyDocument.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const FINDING = "the policy lets everyone put events without a condition";

const policy = (Principal: unknown, Condition?: unknown) =>
  JSON.stringify({
    Statement: { Effect: "Allow", Principal, Action: "events:PutEvents", Resource: "*", Condition },
  });

export const eventBusPolicyNotPublic = ruleOfCases({
  id: "event-bus-policy-not-public",
  title: "Event buses name who may put events",
  safeguards: ["164.312(a)(1)", "164.312(c)(1)", "164.312(d)"],
  severity: "critical",
  requires:
    "A policy of an event bus allows everyone nothing, unless a condition says who that is.",
  rationale: "Whoever puts an event can start what acts on records.",
  fix: 'Condition: { StringEquals: { "aws:PrincipalOrgID": organizationId } }',
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-permissions.html",
  cases: [
    on({
      type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
      check: (props) =>
        allowed(props.policy).some(
          ({ principals, conditions }) =>
            principals.includes("*") && Object.keys(conditions).length === 0,
        )
          ? FINDING
          : undefined,
      complies: [
        { policy: policy({ AWS: "arn:aws:iam::111122223333:root" }) },
        { policy: policy("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }) },
      ],
      violates: [{ policy: policy("*") }, { policy: policy({ AWS: ["*"] }) }],
      undecided: [{ policy: UNKNOWN }],
    }),
    on({
      type: "aws:cloudwatch/eventPermission:EventPermission",
      check: (props) => (props.principal === "*" && !("condition" in props) ? FINDING : undefined),
      complies: [
        { principal: "111122223333", statementId: "Data" },
        {
          principal: "*",
          statementId: "Organization",
          condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-1" },
        },
      ],
      violates: [{ principal: "*", statementId: "Everyone" }],
      undecided: [{ principal: UNKNOWN }],
    }),
  ],
});
