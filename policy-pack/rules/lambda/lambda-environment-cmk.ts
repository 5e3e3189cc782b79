import { FUNCTION, functionExample } from "../../lib/functions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const environment = { variables: { DATABASE_NAME: "records" } };

export const lambdaEnvironmentCmk = rule({
  id: "lambda-environment-cmk",
  title: "Environments of functions are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)"],
  severity: "medium",
  requires: "A function with environment variables names a KMS key.",
  rationale: "Without one, whoever may describe the function reads them.",
  fix: "kmsKeyArn: key.arn",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
  type: FUNCTION,
  check: (props) =>
    "environment" in props && !("kmsKeyArn" in props)
      ? "function with an environment must set kmsKeyArn"
      : undefined,
  complies: [
    functionExample({ environment }),
    functionExample({ environment, kmsKeyArn: UNKNOWN }),
    functionExample({ kmsKeyArn: undefined }),
  ],
  violates: [functionExample({ environment, kmsKeyArn: undefined })],
});
