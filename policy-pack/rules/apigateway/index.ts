import type { Rule } from "../../rule.ts";
import { apigwDomainTlsPolicy } from "./apigw-domain-tls-policy.ts";
import { apigwMethodAuthorized } from "./apigw-method-authorized.ts";
import { apigwOpenapiAuthorized } from "./apigw-openapi-authorized.ts";
import { apigwStageCacheEncrypted } from "./apigw-stage-cache-encrypted.ts";
import { apigwStageClientCertificate } from "./apigw-stage-client-certificate.ts";
import { apigwStageExecutionLogging } from "./apigw-stage-execution-logging.ts";
import { apigwStageWafAssociated } from "./apigw-stage-waf-associated.ts";
import { apigwStageXrayTracing } from "./apigw-stage-xray-tracing.ts";

export const apigatewayRules: readonly Rule[] = [
  apigwDomainTlsPolicy,
  apigwMethodAuthorized,
  apigwOpenapiAuthorized,
  apigwStageCacheEncrypted,
  apigwStageClientCertificate,
  apigwStageExecutionLogging,
  apigwStageWafAssociated,
  apigwStageXrayTracing,
];
