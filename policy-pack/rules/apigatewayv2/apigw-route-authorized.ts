import { perStack } from "../../lib/perStack.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const ROUTE = "aws:apigatewayv2/route:Route";
const API = "aws:apigatewayv2/api:Api";
const DEFAULT = "$default";

const http = declared(API, "api", { protocolType: "HTTP" });
const socket = declared(API, "api", { protocolType: "WEBSOCKET" });
const route = (routeKey: string, authorizationType?: string) =>
  declared(ROUTE, "route", {
    apiId: { $ref: "api.id" },
    routeKey,
    ...(authorizationType && { authorizationType }),
  });

/** Absent is NONE. A WebSocket API asks once, at `$connect`; `$default` is a route of both kinds of API. */
export const apigwRouteAuthorized = stackRule({
  id: "apigw-route-authorized",
  title: "Routes of HTTP and WebSocket APIs ask who calls",
  safeguards: ["164.312(a)(1)", "164.312(d)"],
  severity: "critical",
  requires:
    "A route of an HTTP API other than OPTIONS, and $connect of a WebSocket API, has an authorizationType other than NONE.",
  rationale: "Without an authorizer the route answers whoever reaches it.",
  fix: 'authorizationType: "JWT", authorizerId: authorizer.id',
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
  type: ROUTE,
  check: ({ urn, props }, resources) => {
    const { routeKey = "" } = props;
    if (!asksAnyone(routeKey) || (props.authorizationType ?? "NONE") !== "NONE") return undefined;
    return routeKey === DEFAULT && routesOfSockets(resources).has(urn)
      ? undefined
      : "route must have an authorizationType other than NONE";
  },
  complies: [
    [http, route("GET /notes", "JWT")],
    [http, route("OPTIONS /{proxy+}")],
    [http, route("$default", "AWS_IAM")],
    [socket, route("$connect", "CUSTOM")],
    [socket, route("$default")],
    [socket, route("$disconnect")],
    [socket, route("sendNote")],
  ],
  violates: [
    [http, route("GET /notes")],
    [http, route("$default")],
    [http, route("ANY /{proxy+}", "NONE")],
    [socket, route("$connect", "NONE")],
  ],
  undecided: [[http, route("GET /notes", UNKNOWN)]],
});

/** Whether a route can have an authorizer: those of HTTP have a method and a path, and a browser asks OPTIONS unknown. */
const asksAnyone = (routeKey: string): boolean =>
  routeKey === "$connect" ||
  routeKey === DEFAULT ||
  (routeKey.includes(" ") && !routeKey.startsWith("OPTIONS "));

const routesOfSockets = perStack(
  (resources) =>
    new Set(
      resources
        .ofType(API)
        .filter(({ props }) => props.protocolType === "WEBSOCKET")
        .flatMap((api) => resources.pointingAt(api, ROUTE, "apiId"))
        .map(({ urn }) => urn),
    ),
);
