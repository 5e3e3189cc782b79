import { rule, UNKNOWN } from "../../rule.ts";

/** A key of an API is no authorization: it is a shared name for a usage plan. */
export const apigwMethodAuthorized = rule({
  id: "apigw-method-authorized",
  title: "Methods of REST APIs ask who calls",
  safeguards: ["164.312(a)(1)", "164.312(d)"],
  severity: "critical",
  requires: "A method other than OPTIONS has an authorization other than NONE.",
  rationale: "Without an authorizer the method answers whoever reaches it.",
  fix: 'authorization: "AWS_IAM"',
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
  type: "aws:apigateway/method:Method",
  check: ({ httpMethod, authorization = "NONE" }) =>
    httpMethod !== "OPTIONS" && authorization === "NONE"
      ? "method must have an authorization other than NONE"
      : undefined,
  complies: [
    { httpMethod: "GET", authorization: "AWS_IAM" },
    { httpMethod: "ANY", authorization: "CUSTOM", authorizerId: "a1" },
    { httpMethod: "OPTIONS", authorization: "NONE" },
  ],
  violates: [
    {},
    { httpMethod: "GET", authorization: "NONE" },
    { httpMethod: "ANY", authorization: "NONE", apiKeyRequired: true },
  ],
  undecided: [{ httpMethod: "GET", authorization: UNKNOWN }],
});
