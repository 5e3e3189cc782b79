import { publicGrant, publicGrantExamples } from "../../lib/everyone.ts";
import { on, ruleOfCases } from "../../rule.ts";

const ACTION = "sns:Subscribe";
const kmsMasterKeyId = "arn:aws:kms:us-east-2:111122223333:key/k";

/** Without a policy, a topic is its account's. */
export const snsPolicyNotPublic = ruleOfCases({
  id: "sns-policy-not-public",
  title: "Policies of topics name their principals",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "critical",
  requires: "A topic's policy allows everyone nothing.",
  rationale: "Whoever may subscribe reads every message from then on.",
  fix: 'Principal: { Service: "cloudwatch.amazonaws.com" }, Condition: { StringEquals: { "aws:SourceAccount": account } }',
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  cases: [
    on({
      type: "aws:sns/topicPolicy:TopicPolicy",
      check: ({ policy }) => publicGrant(policy),
      ...publicGrantExamples(ACTION, (policy) => ({
        policy,
        arn: "arn:aws:sns:us-east-2:111122223333:alarms",
      })),
    }),
    on({
      type: "aws:sns/topic:Topic",
      check: ({ policy }) => publicGrant(policy),
      ...publicGrantExamples(ACTION, (policy) => ({ policy, kmsMasterKeyId })),
    }),
  ],
});
