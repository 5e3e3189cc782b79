import { CLASSIC, classicExample } from "../../lib/classicLoadBalancers.ts";
import { BALANCERS, balancerExample, isApplication } from "../../lib/loadBalancers.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

/**
 * Absent is false for an application load balancer even with a bucket, and true for a classic one. A network load balancer logs its own TLS
 * alone: `nlb-access-logging` asks for it where there is any. A gateway load balancer has no access log.
 */
export const lbAccessLogging = ruleOfCases({
  id: "lb-access-logging",
  title: "Load balancers log requests",
  safeguards: ["164.312(b)"],
  severity: "high",
  requires: "Application and classic load balancers have an access log.",
  rationale: "The access log is the record of who asked for what, and whence.",
  fix: "accessLogs: { bucket: logs.bucket, enabled: true }",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/elb-logging-enabled.html",
  cases: [
    on({
      type: [...BALANCERS],
      check: (props) =>
        isApplication(props) && props.accessLogs?.enabled !== true
          ? "accessLogs.enabled must be true"
          : undefined,
      complies: [
        balancerExample(),
        balancerExample({ accessLogs: { bucket: UNKNOWN, enabled: true } }),
        { loadBalancerType: "network", enableDeletionProtection: true },
        { loadBalancerType: "gateway", enableDeletionProtection: true },
      ],
      violates: [
        balancerExample({ accessLogs: { bucket: "logs" } }),
        balancerExample({ accessLogs: { bucket: "logs", enabled: false } }),
        { internal: true, dropInvalidHeaderFields: true, enableDeletionProtection: true },
      ],
    }),
    on({
      type: CLASSIC,
      check: ({ accessLogs }) => {
        if (accessLogs === undefined) return "accessLogs must be set";
        const { enabled = true } = accessLogs;
        return enabled ? undefined : "accessLogs.enabled must not be false";
      },
      complies: [
        classicExample(),
        classicExample({ accessLogs: { bucket: UNKNOWN, enabled: true } }),
      ],
      violates: [
        { subnets: ["subnet-1", "subnet-2"] },
        classicExample({ accessLogs: { bucket: "logs", enabled: false } }),
      ],
    }),
  ],
});
