import { rule, UNKNOWN } from "../../rule.ts";

export const snsTopicKms = rule({
  id: "sns-topic-kms",
  title: "SNS topics are encrypted",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A topic names a KMS key.",
  rationale: "Without a key SNS stores messages in plaintext.",
  fix: "kmsMasterKeyId: key.arn",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
  type: "aws:sns/topic:Topic",
  check: (props) => ("kmsMasterKeyId" in props ? undefined : "topic must set kmsMasterKeyId"),
  complies: [{ kmsMasterKeyId: "alias/phi" }, { kmsMasterKeyId: UNKNOWN }],
  violates: [{}],
});
