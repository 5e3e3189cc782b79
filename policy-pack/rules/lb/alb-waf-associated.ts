import { balancerExample, isApplication } from "../../lib/loadBalancers.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

const open = declared(BALANCER, "edge", balancerExample({ internal: false }));
const association = (resourceArn: string | { $ref: string }) =>
  declared(ASSOCIATION, "firewall", { resourceArn, webAclArn: { $ref: "acl.arn" } });
const elsewhere =
  "arn:aws:elasticloadbalancing:us-east-2:111122223333:loadbalancer/app/other/0123456789abcdef";

/**
 * Is about load balancers that face the internet, as one does unless told. AWS Config asks it of internal ones as well; what those get from
 * the internet has passed the firewall of whatever let it in, such as an API's stage, whose own rule asks for it.
 */
export const albWafAssociated = stackRule({
  id: "alb-waf-associated",
  title: "Public application load balancers are behind a firewall",
  safeguards: ["164.308(a)(1)(ii)(B)"],
  severity: "high",
  requires: "An application load balancer that faces the internet is associated with a web ACL.",
  rationale: "A web ACL stops known attacks before they reach the application.",
  fix: "new aws.wafv2.WebAclAssociation(name, { resourceArn: balancer.arn, webAclArn: acl.arn })",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/alb-waf-enabled.html",
  type: BALANCER,
  check: (subject, resources) => {
    const { props } = subject;
    if (!isApplication(props) || props.internal === true) return undefined;
    return resources.pointingAt(subject, ASSOCIATION, "resourceArn").length > 0
      ? undefined
      : "load balancer has no WebAclAssociation";
  },
  complies: [
    [open, association({ $ref: "edge.arn" })],
    [{ ...open, props: { ...open.props, arn: elsewhere } }, association(elsewhere)],
    [declared(BALANCER, "inner", balancerExample())],
    [declared(BALANCER, "passing", { loadBalancerType: "network", internal: false })],
  ],
  violates: [[open], [open, association(elsewhere)]],
  undecided: [[open, association({ $ref: "?" })]],
});
