import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

const rest = (securityPolicy?: string) => ({
  domainName: "api.example.com",
  ...(securityPolicy !== undefined && { securityPolicy }),
});
const http = (securityPolicy: string) => ({
  domainName: "api.example.com",
  domainNameConfiguration: { endpointType: "REGIONAL", securityPolicy },
});

/** All policies but TLS_1_0 start at TLS 1.2. Absent differs by kind of endpoint, so it fails. */
export const apigwDomainTlsPolicy = ruleOfCases({
  id: "apigw-domain-tls-policy",
  title: "Domain names of APIs speak TLS 1.2 or newer",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A domain name of API Gateway names a security policy of TLS 1.2 or newer.",
  rationale: "With older versions and ciphers, traffic that was recorded can be read later.",
  fix: 'securityPolicy: "TLS_1_2"',
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
  cases: [
    on({
      type: "aws:apigateway/domainName:DomainName",
      check: ({ securityPolicy }) => answer(securityPolicy),
      complies: [rest("TLS_1_2"), rest("SecurityPolicy_TLS13_1_3_2025_09")],
      violates: [rest("TLS_1_0"), rest()],
      undecided: [rest(UNKNOWN)],
      remedy: () => ({ securityPolicy: "TLS_1_2" }),
    }),
    on({
      type: "aws:apigatewayv2/domainName:DomainName",
      check: ({ domainNameConfiguration = {} }) => answer(domainNameConfiguration.securityPolicy),
      complies: [http("TLS_1_2")],
      violates: [http("TLS_1_0"), { domainName: "api.example.com" }],
      undecided: [http(UNKNOWN)],
      remedy: () => ({ domainNameConfiguration: { securityPolicy: "TLS_1_2" } }),
    }),
  ],
});

function answer(policy: string | undefined): Answer {
  return policy === "TLS_1_2" || policy?.startsWith("SecurityPolicy_")
    ? undefined
    : `securityPolicy must be "TLS_1_2" or newer, not ${policy ?? "absent"}`;
}
