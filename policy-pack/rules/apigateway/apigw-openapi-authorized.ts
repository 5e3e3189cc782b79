import { isOpenOperation, openOperation, openapiExample } from "../../lib/openapi.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const IAM = { "x-amazon-apigateway-auth": { type: "AWS_IAM" } };

const complies = [
  {},
  { body: openapiExample({ get: { security: [{ users: [] }] }, options: {} }) },
  { body: openapiExample({ "x-amazon-apigateway-any-method": IAM }) },
  { body: openapiExample({ get: {}, parameters: [] }, { security: [{ users: [] }] }) },
] as const;
const violates = [
  { body: openapiExample({ get: {} }) },
  { body: openapiExample({ get: { security: [] } }, { security: [{ users: [] }] }) },
  { body: openapiExample({ "x-amazon-apigateway-any-method": { security: [{}] } }) },
  { body: openapiExample({ post: { "x-amazon-apigateway-auth": { type: "NONE" } } }) },
] as const;

/** Of two operations, one that is closed and one that is open. */
export const apigwOpenapiAuthorized = ruleOfCases({
  id: "apigw-openapi-authorized",
  title: "Operations of an OpenAPI definition ask who calls",
  safeguards: ["164.312(a)(1)", "164.312(d)"],
  severity: "critical",
  requires:
    "Every operation in an API's body, but OPTIONS, has security or x-amazon-apigateway-auth.",
  rationale: "Without an authorizer the operation answers whoever reaches it.",
  fix: 'security: [{ users: [] }], or "x-amazon-apigateway-auth": { type: "AWS_IAM" }',
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html",
  cases: [
    on({
      type: ["aws:apigateway/restApi:RestApi", "aws:apigatewayv2/api:Api"],
      check: ({ body }) => {
        const open = openOperation(body, isOpenOperation);
        return open === undefined ? undefined : `${open} asks for no authorization`;
      },
      complies: [...complies],
      violates: [...violates],
      undecided: [{ body: UNKNOWN }, { body: "openapi: 3.0.1" }],
    }),
  ],
});
