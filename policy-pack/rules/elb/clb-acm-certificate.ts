import { firstFinding } from "../../lib/anyOf.ts";
import { CLASSIC, classicExample, classicListener } from "../../lib/classicLoadBalancers.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const OF_ACM = /^arn:aws[\w-]*:acm:/;

const withCertificate = (sslCertificateId: string) =>
  classicExample({ listeners: [classicListener(), classicListener({ sslCertificateId })] });

export const clbAcmCertificate = rule({
  id: "clb-acm-certificate",
  title: "Classic load balancers use certificates of ACM",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "Every listener of a classic load balancer has a certificate of ACM.",
  rationale: "ACM keeps the private key to itself and renews in time; what is uploaded expires.",
  fix: "sslCertificateId: certificate.arn",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elb-acm-certificate-required.html",
  type: CLASSIC,
  check: ({ listeners = [] }) =>
    firstFinding(listeners, ({ lbPort, sslCertificateId = "" }) =>
      OF_ACM.test(sslCertificateId)
        ? undefined
        : `the listener on port ${String(lbPort)} has no certificate of ACM`,
    ),
  complies: [classicExample(), classicExample({ listeners: [] })],
  violates: [
    withCertificate("arn:aws:iam::111122223333:server-certificate/c"),
    classicExample({
      listeners: [{ lbPort: 443, lbProtocol: "https", instancePort: 1, instanceProtocol: "https" }],
    }),
  ],
  undecided: [withCertificate(UNKNOWN)],
});
