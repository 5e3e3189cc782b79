import { anyOf } from "../../lib/anyOf.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";

const balancer = (accessLogs = {}) =>
  declared(BALANCER, "front", {
    loadBalancerType: "network",
    enableDeletionProtection: true,
    ...accessLogs,
  });
const logged = { accessLogs: { bucket: "logs", enabled: true } };
const listener = (protocol: string) =>
  declared(LISTENER, "front", {
    loadBalancerArn: { $ref: "front.arn" },
    port: 443,
    protocol,
    certificateArn: "arn:aws:acm:us-east-2:111122223333:certificate/c",
  });

/** One that passes TLS through unopened has nothing to log: AWS makes the log of TLS listeners alone. Flow logs record the rest. */
export const nlbAccessLogging = stackRule({
  id: "nlb-access-logging",
  title: "Network load balancers that open TLS log it",
  safeguards: ["164.312(b)"],
  severity: "high",
  requires: "A network load balancer with a TLS listener has an access log.",
  rationale: "Where TLS ends is where one sees who came, with which protocol and certificate.",
  fix: "accessLogs: { bucket: logs.bucket, enabled: true }",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html",
  type: BALANCER,
  check: (subject, resources) => {
    const { loadBalancerType, accessLogs } = subject.props;
    if (loadBalancerType !== "network" || accessLogs?.enabled === true) return undefined;
    const listeners = resources.pointingAt(subject, LISTENER, "loadBalancerArn");
    return anyOf(listeners, ({ props }) => props.protocol === "TLS")
      ? "accessLogs.enabled must be true beside a TLS listener"
      : undefined;
  },
  complies: [[balancer(), listener("TCP")], [balancer(logged), listener("TLS")], [balancer()]],
  violates: [
    [balancer(), listener("TLS")],
    [balancer({ accessLogs: { bucket: "logs" } }), listener("TLS")],
    [balancer(), listener("TLS"), { ...listener("TCP"), name: "other" }],
  ],
  undecided: [[balancer(), listener(UNKNOWN)]],
});
