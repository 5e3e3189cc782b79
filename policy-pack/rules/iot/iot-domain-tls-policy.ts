import { rule, UNKNOWN } from "../../rule.ts";

/** What policies that let TLS 1.0 through have in their names, as `IoTSecurityPolicy_TLS12_1_0_2016_01`. */
const WEAK = "_1_0_";

const domain = (securityPolicy: string) => ({
  domainName: "devices.example.com",
  tlsConfig: { securityPolicy },
});

/** Absent is IoTSecurityPolicy_TLS13_1_2_2022_10. */
export const iotDomainTlsPolicy = rule({
  id: "iot-domain-tls-policy",
  title: "Devices speak TLS 1.2 or newer",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A domain configuration of IoT Core has no security policy of TLS 1.0.",
  rationale: "Wearables send health data over networks that nobody here controls.",
  fix: 'tlsConfig: { securityPolicy: "IoTSecurityPolicy_TLS13_1_2_2022_10" }',
  source: "https://docs.aws.amazon.com/iot/latest/developerguide/iot-endpoints-tls-config.html",
  type: "aws:iot/domainConfiguration:DomainConfiguration",
  check: ({ tlsConfig: { securityPolicy = "" } = {} }) =>
    securityPolicy.includes(WEAK) ? `securityPolicy must not be ${securityPolicy}` : undefined,
  complies: [
    { domainName: "devices.example.com" },
    domain("IoTSecurityPolicy_TLS13_1_2_2022_10"),
    domain("IoTSecurityPolicy_TLS12_1_2_2022_10"),
  ],
  violates: [domain("IoTSecurityPolicy_TLS12_1_0_2016_01")],
  undecided: [domain(UNKNOWN)],
});
