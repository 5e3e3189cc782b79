import { anyOf } from "../../lib/anyOf.ts";
import { onlyTlsExample, refusesPlaintext } from "../../lib/onlyTls.ts";
import { QUEUE, QUEUE_POLICY, queueExample, queuePolicyExample } from "../../lib/queues.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const queue = declared(QUEUE, "requests", queueExample());

/** A policy is the queue's own property, or a resource beside it. */
export const sqsOnlyTls = stackRule({
  id: "sqs-only-tls",
  title: "SQS queues refuse plain HTTP",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A queue's policy denies everyone every action that does not come over TLS.",
  rationale: "SQS has plain HTTP endpoints, and answers there unless it is told not to.",
  fix: 'Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: arn, Condition: { Bool: { "aws:SecureTransport": "false" } }',
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  type: QUEUE,
  check: (subject, resources) =>
    anyOf(
      [
        () => [subject.props.policy],
        () =>
          resources
            .pointingAt(subject, QUEUE_POLICY, "queueUrl")
            .map(({ props }): unknown => props.policy),
      ],
      (ways) => anyOf(ways(), (policy) => refusesPlaintext(policy, ["sqs:*"])),
    )
      ? undefined
      : "queue has no policy that denies requests without TLS",
  complies: [
    [queue, queuePolicyExample()],
    [declared(QUEUE, "requests", queueExample({ policy: onlyTlsExample("sqs:*") }))],
  ],
  violates: [
    [queue],
    [queue, queuePolicyExample({ Effect: "Allow", Principal: { Service: "s3.amazonaws.com" } })],
    [queue, queuePolicyExample({ Action: "sqs:SendMessage" })],
    [queue, queuePolicyExample({ Condition: {} })],
  ],
  undecided: [
    [queue, queuePolicyExample({}, "?")],
    [declared(QUEUE, "requests", queueExample({ policy: UNKNOWN }))],
  ],
});
