import { CLASSIC, classicExample } from "../../lib/classicLoadBalancers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const MIN_ZONES = 2;

/** Absent is true with this provider, and false with AWS itself. */
export const clbCrossZone = rule({
  id: "clb-cross-zone",
  title: "Classic load balancers reach every zone",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "medium",
  requires: "A classic load balancer is in two zones or more, and sends requests across them.",
  rationale:
    "With a single zone, or zones that do not help each other, one zone's loss is an outage.",
  fix: "crossZoneLoadBalancing: true, subnets: [first.id, second.id]",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elb-cross-zone-load-balancing-enabled.html",
  type: CLASSIC,
  check: (props) => {
    const { crossZoneLoadBalancing = true } = props;
    if (!crossZoneLoadBalancing) return "crossZoneLoadBalancing must be true";
    const { length } = props.subnets ?? props.availabilityZones ?? [];
    return length < MIN_ZONES ? "subnets of two zones or more are needed" : undefined;
  },
  complies: [
    classicExample(),
    classicExample({ subnets: [UNKNOWN, UNKNOWN] }),
    {
      accessLogs: { bucket: "logs" },
      listeners: [],
      availabilityZones: ["us-east-2a", "us-east-2b"],
    },
  ],
  violates: [
    classicExample({ crossZoneLoadBalancing: false }),
    classicExample({ subnets: ["subnet-1"] }),
    { accessLogs: { bucket: "logs" }, listeners: [], availabilityZones: ["us-east-2a"] },
  ],
});
