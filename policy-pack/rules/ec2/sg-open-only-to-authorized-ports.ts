import { fromAnywhere, ingressCases, portsOf } from "../../lib/ingress.ts";
import { ruleOfCases } from "../../rule.ts";

const HTTPS = 443;

export const sgOpenOnlyToAuthorizedPorts = ruleOfCases({
  id: "sg-open-only-to-authorized-ports",
  title: "Only HTTPS is open to the internet",
  safeguards: ["164.308(a)(1)(ii)(B)", "164.312(e)(1)"],
  severity: "critical",
  requires: "A security group lets the whole internet in on TCP port 443, or on none.",
  rationale: "Everything else belongs behind a load balancer that speaks TLS.",
  fix: 'fromPort: 443, toPort: 443, ipProtocol: "tcp", or name a narrower source',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/vpc-sg-open-only-to-authorized-ports.html",
  cases: ingressCases(
    (ingress) =>
      (ingress.from !== HTTPS || ingress.to !== HTTPS || ingress.protocol === "-1") &&
      fromAnywhere(ingress)
        ? `${portsOf(ingress)} open to the internet`
        : undefined,
    [HTTPS, "0.0.0.0/0"],
    [80, "0.0.0.0/0"],
  ),
});
