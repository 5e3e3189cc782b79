import { firstFinding } from "../../lib/anyOf.ts";
import {
  CLASSIC,
  classicExample,
  classicListener,
  opensTls,
} from "../../lib/classicLoadBalancers.ts";
import { rule } from "../../rule.ts";

export const clbTlsListeners = rule({
  id: "clb-tls-listeners",
  title: "Classic load balancers encrypt both ways",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Every listener takes HTTPS or SSL, and speaks the same to the instances.",
  rationale: "What is in clear before or behind the load balancer is read and changed on its way.",
  fix: 'listeners: [{ lbProtocol: "https", instanceProtocol: "https", … }]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elb-tls-https-listeners-only.html",
  type: CLASSIC,
  check: ({ listeners = [] }) =>
    firstFinding(listeners, (one) => {
      const { lbPort, lbProtocol = "", instanceProtocol = "" } = one;
      return opensTls(one) && lbProtocol.toLowerCase() === instanceProtocol.toLowerCase()
        ? undefined
        : `the listener on port ${String(lbPort)} must take HTTPS or SSL, and speak it to instances`;
    }),
  complies: [
    classicExample(),
    classicExample({ listeners: [] }),
    classicExample({
      listeners: [classicListener({ lbProtocol: "SSL", instanceProtocol: "ssl" })],
    }),
  ],
  violates: [
    classicExample({ listeners: [classicListener({ instanceProtocol: "http" })] }),
    classicExample({ listeners: [classicListener({ lbProtocol: "http" })] }),
    classicExample({
      listeners: [
        classicListener(),
        classicListener({ lbProtocol: "tcp", instanceProtocol: "tcp" }),
      ],
    }),
  ],
});
