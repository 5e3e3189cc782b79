import { anyOf } from "../../lib/anyOf.ts";
import { onlyTlsExample, refusesPlaintext } from "../../lib/onlyTls.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
/** SNS refuses policies that name all of its actions. */
const PUBLISH = "sns:Publish";

const kmsMasterKeyId = "arn:aws:kms:us-east-2:111122223333:key/k";
const topic = declared(TOPIC, "alarms", { kmsMasterKeyId });
const withPolicy = (policy: string) => declared(TOPIC, "alarms", { kmsMasterKeyId, policy });
const policy = (changes: object = {}, arn = "alarms.arn") =>
  declared(POLICY, "policy", { arn: { $ref: arn }, policy: onlyTlsExample(PUBLISH, changes) });

export const snsOnlyTls = stackRule({
  id: "sns-only-tls",
  title: "SNS topics refuse plain HTTP",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A topic's policy denies everyone to publish without TLS.",
  rationale: "SNS answers plain HTTP unless it is told not to.",
  fix: 'Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: arn, Condition: { Bool: { "aws:SecureTransport": "false" } }',
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
  type: TOPIC,
  check: (subject, resources) =>
    anyOf(
      [
        () => [subject.props.policy],
        () =>
          resources.pointingAt(subject, POLICY, "arn").map(({ props }): unknown => props.policy),
      ],
      (ways) => anyOf(ways(), (one) => refusesPlaintext(one, [PUBLISH, "sns:*"])),
    )
      ? undefined
      : "topic has no policy that denies publishing without TLS",
  complies: [[topic, policy()], [withPolicy(onlyTlsExample(PUBLISH))]],
  violates: [
    [topic],
    [topic, policy({ Action: "sns:Subscribe" })],
    [topic, policy({ Principal: { AWS: "arn:aws:iam::111122223333:root" } })],
  ],
  undecided: [[topic, policy({}, "?")], [withPolicy(UNKNOWN)]],
});
