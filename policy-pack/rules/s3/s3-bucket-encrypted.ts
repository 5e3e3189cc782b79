import { anyOf } from "../../lib/anyOf.ts";
import {
  BUCKET,
  BUCKET_ENCRYPTION,
  BUCKET_POLICY,
  bucketExample,
  policyExample,
} from "../../lib/buckets.ts";
import { statementsOf, type Statement } from "../../lib/policyDocument.ts";
import { stackRule, UNKNOWN, type Answer } from "../../rule.ts";

const HEADER = "s3:x-amz-server-side-encryption";
const kms = { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } };

const refusal = (Condition: object) => ({
  encryption: "absent" as const,
  policy: {
    policy: policyExample({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: "*",
      Condition,
    }),
  },
});

/** S3 encrypts by itself what nobody says otherwise of; with NONE blocked, an upload may bring a key that nobody else has. */
export const s3BucketEncrypted = stackRule({
  id: "s3-bucket-encrypted",
  title: "Buckets take no object that their keys do not encrypt",
  safeguards: [
    "164.308(a)(1)(ii)(B)",
    "164.308(a)(4)(ii)(A)",
    "164.312(a)(2)(iv)",
    "164.312(c)(1)",
    "164.312(c)(2)",
    "164.312(e)(2)(ii)",
    "164.314(b)(1)",
    "164.314(b)(2)",
  ],
  severity: "high",
  requires:
    "Every bucket encrypts by default, or its policy refuses uploads that do not; none lets uploads bring their own keys.",
  rationale: "An object under a key that only its uploader has is lost, or held to ransom.",
  fix: 'rules: [{ applyServerSideEncryptionByDefault: { … }, blockedEncryptionTypes: ["SSE-C"] }]',
  source:
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html",
  type: BUCKET,
  check: (subject, resources): Answer => {
    const found = resources.pointingAt(subject, BUCKET_ENCRYPTION, "bucket");
    const rules = found.flatMap(({ props }) => props.rules ?? []);
    if (rules.length > 0) {
      return anyOf(rules, ({ blockedEncryptionTypes = [] }) =>
        blockedEncryptionTypes.includes("NONE"),
      )
        ? "blockedEncryptionTypes must not be NONE"
        : undefined;
    }
    const policies = resources.pointingAt(subject, BUCKET_POLICY, "bucket");
    return anyOf(policies, ({ props }) => statementsOf(props.policy).some(refusesUnencrypted))
      ? undefined
      : "bucket has no BucketServerSideEncryptionConfiguration";
  },
  complies: [
    bucketExample(),
    bucketExample({ encryption: { rules: [{ ...kms, blockedEncryptionTypes: ["SSE-C"] }] } }),
    bucketExample(refusal({ Null: { [HEADER]: "true" } })),
    bucketExample(refusal({ StringNotEquals: { [HEADER]: "aws:kms" } })),
  ],
  violates: [
    bucketExample({ encryption: { rules: [{ ...kms, blockedEncryptionTypes: ["NONE"] }] } }),
    bucketExample({ encryption: "absent" }),
    bucketExample(refusal({ StringEquals: { [HEADER]: "aws:kms" } })),
  ],
  undecided: [
    bucketExample({ encryption: { rules: [{ ...kms, blockedEncryptionTypes: UNKNOWN }] } }),
  ],
});

const refusesUnencrypted = (statement: Statement): boolean =>
  statement.effect === "Deny" &&
  statement.principals.includes("*") &&
  statement.actions.some((action) => ["*", "s3:*", "s3:PutObject"].includes(action)) &&
  isOnUnencrypted(statement.conditions);

const isOnUnencrypted = ({ Null, StringNotEquals }: Statement["conditions"]): boolean =>
  String(Null?.[HEADER]) === "true" || StringNotEquals?.[HEADER] !== undefined;
