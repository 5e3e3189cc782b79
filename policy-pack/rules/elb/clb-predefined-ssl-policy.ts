import { anyOf, firstFinding, ifKnown } from "../../lib/anyOf.ts";
import {
  CLASSIC,
  classicExample,
  classicListener,
  opensTls,
} from "../../lib/classicLoadBalancers.ts";
import { declared, type Resource, type Resources } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const POLICY = "aws:elb/loadBalancerPolicy:LoadBalancerPolicy";
const LISTENER_POLICY = "aws:elb/listenerPolicy:ListenerPolicy";
const NEGOTIATION = "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy";

/** The only predefined policy of classic load balancers without TLS 1.0 and 1.1, which the conformance pack of AWS Config for HIPAA asks for. */
const PREDEFINED = "ELBSecurityPolicy-TLS-1-2-2017-01";
const REFERENCE = "Reference-Security-Policy";

interface Attribute {
  name?: string | undefined;
  value?: string | undefined;
}

const refers = (attributes: readonly Attribute[] = []): boolean =>
  anyOf(attributes, ({ name, value }) => name === REFERENCE && value === PREDEFINED);

/** Whether what clients may negotiate at a port is the predefined policy, by either of the two ways to say so. */
function isPredefined(
  balancer: Resource<object>,
  port: number | undefined,
  resources: Resources,
): boolean {
  const ways = [
    () =>
      anyOf(
        resources.pointingAt(balancer, NEGOTIATION, "loadBalancer"),
        ({ props }) => props.lbPort === port && refers(props.attributes),
      ),
    () => {
      const policies = resources
        .pointingAt(balancer, POLICY, "loadBalancerName")
        .filter(
          ({ props }) =>
            props.policyTypeName === "SSLNegotiationPolicyType" && refers(props.policyAttributes),
        );
      const urns = policies.map(({ urn }) => urn);
      const names = policies.map(({ props }) => ifKnown(() => props.policyName));
      return anyOf(
        resources.pointingAt(balancer, LISTENER_POLICY, "loadBalancerName"),
        ({ props, origins }) =>
          props.loadBalancerPort === port &&
          (urns.some((urn) => origins["policyNames"]?.includes(urn)) ||
            anyOf(props.policyNames ?? [], (name) => names.includes(name))),
      );
    },
  ];
  return anyOf(ways, (way) => way());
}

const front = declared(CLASSIC, "front", classicExample());
const policy = (value: string) =>
  declared(POLICY, "policy", {
    loadBalancerName: { $ref: "front.name" },
    policyName: "tls",
    policyTypeName: "SSLNegotiationPolicyType",
    policyAttributes: [{ name: REFERENCE, value }],
  });
const listenerPolicy = (loadBalancerPort: number, policyName: unknown = "tls") => ({
  type: LISTENER_POLICY,
  name: "listener",
  props: { loadBalancerName: { $ref: "front.name" }, loadBalancerPort, policyNames: [policyName] },
});
const negotiation = (value: string) =>
  declared(NEGOTIATION, "negotiation", {
    loadBalancer: { $ref: "front.id" },
    lbPort: 443,
    attributes: [{ name: REFERENCE, value }],
  });

/** Without a policy, ELBSecurityPolicy-2016-08 holds, which takes TLS 1.0. */
export const clbPredefinedSslPolicy = stackRule({
  id: "clb-predefined-ssl-policy",
  title: "Classic load balancers take TLS 1.2 alone",
  safeguards: [
    "164.308(a)(4)(ii)(A)",
    "164.312(a)(2)(iv)",
    "164.312(e)(1)",
    "164.312(e)(2)(i)",
    "164.312(e)(2)(ii)",
  ],
  severity: "high",
  requires: `Every listener for HTTPS or SSL has the policy ${PREDEFINED}.`,
  rationale: "TLS 1.0 and 1.1 are broken, and a custom policy grows old unseen.",
  fix: `policyAttributes: [{ name: "${REFERENCE}", value: "${PREDEFINED}" }]`,
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elb-predefined-security-policy-ssl-check.html",
  type: CLASSIC,
  check: (subject, resources) =>
    firstFinding(subject.props.listeners ?? [], (one) =>
      !opensTls(one) || isPredefined(subject, one.lbPort, resources)
        ? undefined
        : `the listener on port ${String(one.lbPort)} has not the policy ${PREDEFINED}`,
    ),
  complies: [
    [front, policy(PREDEFINED), listenerPolicy(443)],
    [front, policy(PREDEFINED), listenerPolicy(443, { $ref: "policy.policyName" })],
    [front, negotiation(PREDEFINED)],
    [
      declared(
        CLASSIC,
        "plain",
        classicExample({ listeners: [classicListener({ lbProtocol: "tcp" })] }),
      ),
    ],
  ],
  violates: [
    [front],
    [front, policy("ELBSecurityPolicy-2016-08"), listenerPolicy(443)],
    [front, policy(PREDEFINED), listenerPolicy(8443)],
    [front, policy(PREDEFINED)],
    [front, negotiation("ELBSecurityPolicy-TLS-1-1-2017-01")],
  ],
  undecided: [[front, policy(PREDEFINED), listenerPolicy(443, { $ref: "?" })]],
});
