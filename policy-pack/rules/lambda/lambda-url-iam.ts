import { rule, UNKNOWN } from "../../rule.ts";

export const lambdaUrlIam = rule({
  id: "lambda-url-iam",
  title: "Function URLs ask who calls",
  safeguards: ["164.312(a)(1)", "164.312(d)"],
  severity: "critical",
  requires: "A function URL has the authorizationType AWS_IAM.",
  rationale: "A URL of type NONE is on the internet, and answers whoever finds it.",
  fix: 'authorizationType: "AWS_IAM"',
  source: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  type: "aws:lambda/functionUrl:FunctionUrl",
  check: ({ authorizationType }) =>
    authorizationType === "AWS_IAM" ? undefined : 'authorizationType must be "AWS_IAM"',
  complies: [{ functionName: "notes", authorizationType: "AWS_IAM" }],
  violates: [{}, { functionName: "notes", authorizationType: "NONE" }],
  undecided: [{ authorizationType: UNKNOWN }],
});
