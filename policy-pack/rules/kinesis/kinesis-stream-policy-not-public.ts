import { publicGrant, publicGrantExamples } from "../../lib/everyone.ts";
import { rule } from "../../rule.ts";

export const kinesisStreamPolicyNotPublic = rule({
  id: "kinesis-stream-policy-not-public",
  title: "Policies of data streams name their principals",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "critical",
  requires: "The policy of a data stream, or of a consumer, allows everyone nothing.",
  rationale: "Whoever may read a stream reads every record that passes.",
  fix: 'Principal: { AWS: "arn:aws:iam::111122223333:role/name" }',
  source: "https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html",
  type: "aws:kinesis/resourcePolicy:ResourcePolicy",
  check: ({ policy }) => publicGrant(policy),
  ...publicGrantExamples("kinesis:GetRecords", (policy) => ({
    policy,
    resourceArn: "arn:aws:kinesis:us-east-2:111122223333:stream/records",
  })),
});
