import { isSecretName } from "../../lib/plainSecrets.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const ssmParameterSecretsEncrypted = rule({
  id: "ssm-parameter-secrets-encrypted",
  title: "Parameters that hold secrets are encrypted",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(a)(2)(iv)"],
  severity: "high",
  requires: "A parameter whose name says password, secret, token or key has the type SecureString.",
  rationale: "Every other type shows its value to whoever may list parameters.",
  fix: 'type: "SecureString", keyId: key.arn',
  source:
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html",
  type: "aws:ssm/parameter:Parameter",
  check: ({ name = "", type }) =>
    isSecretName(name) && type !== "SecureString"
      ? `parameter ${name} must have the type "SecureString"`
      : undefined,
  complies: [
    {},
    { name: "/db/password", type: "SecureString" },
    { name: "/db/password-arn", type: "String" },
  ],
  violates: [
    { name: "/db/password", type: "String" },
    { name: "/github/api-key", type: "StringList" },
    { name: "dbPassword", type: "String" },
  ],
  undecided: [{ name: UNKNOWN }, { name: "/db/password", type: UNKNOWN }],
});
