import { rule, UNKNOWN } from "../../rule.ts";

export const sagemakerDomainIdentityCenter = rule({
  id: "sagemaker-domain-identity-center",
  title: "People enter SageMaker Studio by Identity Center",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "medium",
  requires: "A domain of SageMaker has the authMode SSO.",
  rationale: "With IAM, a link that one person made opens the studio for whoever is sent it.",
  fix: 'authMode: "SSO"',
  source: "https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-custom.html",
  type: "aws:sagemaker/domain:Domain",
  check: ({ authMode }) => (authMode === "SSO" ? undefined : 'authMode must be "SSO"'),
  complies: [{ authMode: "SSO", appNetworkAccessType: "VpcOnly", kmsKeyId: "arn" }],
  violates: [
    { appNetworkAccessType: "VpcOnly", kmsKeyId: "arn" },
    { authMode: "IAM", appNetworkAccessType: "VpcOnly", kmsKeyId: "arn" },
  ],
  undecided: [{ authMode: UNKNOWN }],
});
