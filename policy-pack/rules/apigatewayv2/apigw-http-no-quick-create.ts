import { rule } from "../../rule.ts";

export const apigwHttpNoQuickCreate = rule({
  id: "apigw-http-no-quick-create",
  title: "HTTP APIs declare their routes",
  safeguards: ["164.312(a)(1)", "164.312(d)"],
  severity: "high",
  requires: "An HTTP API has no target of its own, but routes with authorizers.",
  rationale: "The route that a target makes has no authorizer, and nobody sees it in the program.",
  fix: "new aws.apigatewayv2.Route(name, { apiId, routeKey, authorizationType, authorizerId, target })",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html",
  type: "aws:apigatewayv2/api:Api",
  check: (props) =>
    "target" in props
      ? "target makes a route without an authorizer: declare the routes"
      : undefined,
  complies: [{}, { protocolType: "HTTP" }],
  violates: [{ protocolType: "HTTP", target: "arn:aws:lambda:us-east-2:1:function:notes" }],
});
