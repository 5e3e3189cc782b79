import { rule, UNKNOWN } from "../../rule.ts";

/** What load balancers send on without encrypting it. A TCP group hands on what came, encrypted by the client or not. */
const PLAIN = ["HTTP"];

export const lbTargetGroupEncrypted = rule({
  id: "lb-target-group-encrypted",
  title: "Load balancers encrypt what they send on",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A target group does not use the protocol HTTP.",
  rationale: "What a load balancer decrypts would go on through the network as plaintext.",
  fix: 'protocol: "HTTPS"',
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
  type: ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"],
  check: ({ protocol = "" }) =>
    PLAIN.includes(protocol) ? `target group must not use protocol ${protocol}` : undefined,
  complies: [
    { protocol: "HTTPS", port: 8443, targetType: "ip" },
    { protocol: "TCP", port: 443, targetType: "alb" },
    { targetType: "lambda" },
  ],
  violates: [{ protocol: "HTTP", port: 8080, targetType: "ip" }],
  undecided: [{ protocol: UNKNOWN }],
});
