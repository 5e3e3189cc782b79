import { anyOf } from "../../lib/anyOf.ts";
import { LISTENERS } from "../../lib/loadBalancers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const http = { port: 80, protocol: "HTTP" };
const redirect = (protocol?: string) => ({
  type: "redirect",
  redirect: { port: "443", statusCode: "HTTP_301", ...(protocol && { protocol }) },
});

/** Absent is HTTP, but for a gateway load balancer, whose listeners have no port either; a redirect without protocol keeps the one it has. */
export const albHttpToHttpsRedirect = rule({
  id: "alb-http-to-https-redirect",
  title: "HTTP is redirected to HTTPS",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A listener for HTTP redirects to HTTPS, and does nothing else.",
  rationale: "What is served over HTTP is read and changed on its way.",
  fix: 'defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/alb-http-to-https-redirection-check.html",
  type: [...LISTENERS],
  check: (props) => {
    const { protocol = "port" in props ? "HTTP" : "GENEVE" } = props;
    if (protocol.toUpperCase() !== "HTTP") return undefined;
    const redirects = anyOf(
      props.defaultActions ?? [],
      ({ type, redirect: to }) => type === "redirect" && to?.protocol?.toUpperCase() === "HTTPS",
    );
    return redirects ? undefined : "a listener for HTTP must redirect to HTTPS";
  },
  complies: [
    { ...http, defaultActions: [redirect("HTTPS")] },
    { port: 443, protocol: "HTTPS", certificateArn: UNKNOWN },
    { port: 443, protocol: "TCP", defaultActions: [{ type: "forward", targetGroupArn: UNKNOWN }] },
    { defaultActions: [{ type: "forward", targetGroupArn: UNKNOWN }] },
  ],
  violates: [
    { ...http, defaultActions: [{ type: "forward", targetGroupArn: UNKNOWN }] },
    { port: 80, defaultActions: [{ type: "fixed-response" }] },
    { ...http, defaultActions: [redirect()] },
    { ...http, defaultActions: [redirect("HTTP")] },
  ],
  undecided: [{ port: 80, protocol: UNKNOWN }],
});
