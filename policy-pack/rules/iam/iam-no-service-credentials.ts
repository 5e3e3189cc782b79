import { rule } from "../../rule.ts";

export const iamNoServiceCredentials = rule({
  id: "iam-no-service-credentials",
  title: "Nobody holds passwords or keys of single services",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires:
    "No stack declares service-specific credentials, SSH keys or signing certificates of IAM.",
  rationale: "They do not expire, know no second factor, and work for whoever has a copy.",
  fix: "assume a role: CodeCommit takes git-remote-codecommit, Keyspaces and Bedrock take SigV4",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html",
  type: [
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
    "aws:iam/signingCertificate:SigningCertificate",
    "aws:iam/sshKey:SshKey",
  ],
  check: () => "long-lived credentials of IAM users are not allowed: assume a role",
  complies: "never",
  violates: [{}],
});
