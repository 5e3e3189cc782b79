import type { Rule } from "../../rule.ts";
import { apigwHttpNoQuickCreate } from "./apigw-http-no-quick-create.ts";
import { apigwRouteAuthorized } from "./apigw-route-authorized.ts";

export const apigatewayv2Rules: readonly Rule[] = [apigwHttpNoQuickCreate, apigwRouteAuthorized];
