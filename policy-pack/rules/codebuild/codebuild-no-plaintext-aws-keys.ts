import { firstFinding } from "../../lib/anyOf.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const NAMES = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
const STORES = ["PARAMETER_STORE", "SECRETS_MANAGER"];

const variable = (name: string, type?: string) => ({
  environment: { environmentVariables: [{ name, value: "v", ...(type && { type }) }] },
});

/** Absent is plain text. */
export const codebuildNoPlaintextAwsKeys = rule({
  id: "codebuild-no-plaintext-aws-keys",
  title: "Builds hold no AWS keys in plain text",
  safeguards: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "critical",
  requires: "No build is given AWS access keys as plain text.",
  rationale: "Whoever may look at the project reads the keys, and so does its log.",
  fix: "serviceRole: role.arn",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/codebuild-project-envvar-awscred-check.html",
  type: "aws:codebuild/project:Project",
  check: ({ environment }) =>
    firstFinding(environment?.environmentVariables ?? [], ({ name = "", type = "PLAINTEXT" }) =>
      NAMES.includes(name) && !STORES.includes(type) ? `${name} is in plain text` : undefined,
    ),
  complies: [
    {},
    variable("AWS_REGION"),
    variable("AWS_ACCESS_KEY_ID", "SECRETS_MANAGER"),
    variable("AWS_SECRET_ACCESS_KEY", "PARAMETER_STORE"),
  ],
  violates: [variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY", "PLAINTEXT")],
  undecided: [variable(UNKNOWN), variable("AWS_ACCESS_KEY_ID", UNKNOWN)],
});
