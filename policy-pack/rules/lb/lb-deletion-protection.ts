import { BALANCERS, balancerExample } from "../../lib/loadBalancers.ts";
import { rule } from "../../rule.ts";

/** Absent is false. */
export const lbDeletionProtection = rule({
  id: "lb-deletion-protection",
  title: "Load balancers cannot be deleted by mistake",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "medium",
  requires: "A load balancer of any type sets enableDeletionProtection.",
  rationale: "A load balancer that is gone takes its name, its addresses and the service with it.",
  fix: "enableDeletionProtection: true",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elb-deletion-protection-enabled.html",
  type: [...BALANCERS],
  check: ({ enableDeletionProtection }) =>
    enableDeletionProtection === true ? undefined : "enableDeletionProtection must be true",
  complies: [balancerExample(), { loadBalancerType: "gateway", enableDeletionProtection: true }],
  violates: [
    balancerExample({ enableDeletionProtection: false }),
    { loadBalancerType: "gateway" },
    { loadBalancerType: "network", internal: true },
  ],
});
