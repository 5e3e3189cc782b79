import { BALANCERS, balancerExample, isApplication } from "../../lib/loadBalancers.ts";
import { rule } from "../../rule.ts";

/** Absent is false. Network and gateway load balancers read no headers. */
export const albDropInvalidHeaders = rule({
  id: "alb-drop-invalid-headers",
  title: "Application load balancers drop invalid headers",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "An application load balancer sets dropInvalidHeaderFields.",
  rationale: "Headers that two servers read differently smuggle one request within another.",
  fix: "dropInvalidHeaderFields: true",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/alb-http-drop-invalid-header-enabled.html",
  type: [...BALANCERS],
  check: (props) =>
    isApplication(props) && props.dropInvalidHeaderFields !== true
      ? "dropInvalidHeaderFields must be true"
      : undefined,
  complies: [
    balancerExample(),
    balancerExample({ loadBalancerType: "network", dropInvalidHeaderFields: false }),
    { loadBalancerType: "gateway", enableDeletionProtection: true },
  ],
  violates: [
    balancerExample({ dropInvalidHeaderFields: false }),
    {
      internal: true,
      accessLogs: { bucket: "logs", enabled: true },
      enableDeletionProtection: true,
    },
  ],
});
