import { hasAccessKey } from "../../lib/plainSecrets.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const KEYS = JSON.stringify({ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" });
const FINDING = "an access key of AWS is kept here: whoever uses it assumes a role instead";

/** A value that is not known yet, or not shown, may be anything. */
export const secretNoAccessKeys = ruleOfCases({
  id: "secret-no-access-keys",
  title: "No secret or parameter keeps access keys of AWS",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "No secret or parameter that the program writes holds an access key.",
  rationale: "A shared key says nothing about who used it, and works outside the platform.",
  fix: "let the program that reads it assume a role",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  cases: [
    on({
      type: "aws:secretsmanager/secretVersion:SecretVersion",
      check: ({ secretString = "" }) => (hasAccessKey(secretString) ? FINDING : undefined),
      complies: [{}, { secretString: '{"username":"app"}' }],
      violates: [{ secretString: KEYS }],
      undecided: [{ secretString: UNKNOWN }],
    }),
    on({
      type: "aws:ssm/parameter:Parameter",
      check: ({ value, insecureValue }) =>
        hasAccessKey(value ?? insecureValue ?? "") ? FINDING : undefined,
      complies: [{}, { type: "String", value: "ami-1" }],
      violates: [{ type: "SecureString", value: KEYS }],
    }),
  ],
});
