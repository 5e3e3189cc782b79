import { deniesPlaintext } from "../../lib/onlyTls.ts";
import { statementsOf, type Statement } from "../../lib/policyDocument.ts";
import { declared } from "../../resources.ts";
import { stackRule, type Answer } from "../../rule.ts";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ARN = "arn:aws:s3:::phi";
const phi = declared("aws:s3/bucket:Bucket", "phi", { bucket: "phi" });
const policy = (changes: object = {}) =>
  declared(POLICY, "phi", {
    bucket: { $ref: "phi.id" },
    policy: JSON.stringify({
      Statement: {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [ARN, `${ARN}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...changes,
      },
    }),
  });

export const s3SslRequestsOnly = stackRule({
  id: "s3-ssl-requests-only",
  title: "Buckets refuse plain HTTP",
  safeguards: [
    "164.312(a)(2)(iv)",
    "164.312(c)(2)",
    "164.312(e)(1)",
    "164.312(e)(2)(i)",
    "164.312(e)(2)(ii)",
  ],
  severity: "high",
  requires: "Every bucket's policy denies everyone every action that does not come over TLS.",
  rationale: "S3 answers plain HTTP unless it is told not to.",
  fix: 'Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`], Condition: { Bool: { "aws:SecureTransport": "false" } }',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  type: "aws:s3/bucket:Bucket",
  check: (subject, resources): Answer => {
    const [found] = resources.pointingAt(subject, POLICY, "bucket");
    if (!found) return "bucket has no BucketPolicy";
    return statementsOf(found.props.policy).some(deniesPlainHttp)
      ? undefined
      : "bucket policy does not deny requests without TLS";
  },
  complies: [
    [phi, policy()],
    [
      phi,
      policy({ Principal: { AWS: "*" }, Condition: { Bool: { "aws:SecureTransport": false } } }),
    ],
  ],
  violates: [
    [phi],
    [phi, policy({ Effect: "Allow" })],
    [phi, policy({ Resource: `${ARN}/*` })],
    [phi, policy({ Action: "s3:GetObject" })],
    [phi, policy({ Condition: {} })],
  ],
  undecided: [
    [phi, declared(POLICY, "phi", { bucket: { $ref: "phi.id" }, policy: { $ref: "phi.arn" } })],
  ],
});

const deniesPlainHttp = (statement: Statement): boolean =>
  deniesPlaintext(statement) && isEverything(statement);

const isEverything = ({ actions, exceptActions, resources, exceptResources }: Statement): boolean =>
  !exceptActions &&
  !exceptResources &&
  actions.some((action) => action === "*" || action === "s3:*") &&
  resources.some((one) => one.endsWith("*")) &&
  resources.some((one) => one === "*" || !one.endsWith("/*"));
