import { publicGrant, publicGrantExamples } from "../../lib/everyone.ts";
import { queueExample } from "../../lib/queues.ts";
import { on, ruleOfCases } from "../../rule.ts";

const ACTION = "sqs:SendMessage";

export const sqsPolicyNotPublic = ruleOfCases({
  id: "sqs-policy-not-public",
  title: "Policies of queues name their principals",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(c)(1)"],
  severity: "critical",
  requires: "A queue's policy allows everyone nothing.",
  rationale:
    "Whoever may send has work done in the name of others; whoever may receive takes it away.",
  fix: 'Principal: { Service: "s3.amazonaws.com" }, Condition: { ArnEquals: { "aws:SourceArn": arn } }',
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  cases: [
    on({
      type: "aws:sqs/queuePolicy:QueuePolicy",
      check: ({ policy }) => publicGrant(policy),
      ...publicGrantExamples(ACTION, (policy) => ({ policy, queueUrl: "requests" })),
    }),
    on({
      type: "aws:sqs/queue:Queue",
      check: ({ policy }) => publicGrant(policy),
      ...publicGrantExamples(ACTION, (policy) => queueExample({ policy })),
    }),
  ],
});
