import { LISTENERS } from "../../lib/loadBalancers.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

/** Protocols for which a load balancer needs a certificate. */
const TLS = new Set(["HTTPS", "TLS"]);
const OF_ACM = /^arn:aws[\w-]*:acm:/;

const ofAcm = "arn:aws:acm:us-east-2:111122223333:certificate/c";
const ofIam = "arn:aws:iam::111122223333:server-certificate/c";
const https = {
  port: 443,
  protocol: "HTTPS",
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
};

const ask = (certificateArn: string | undefined): Answer =>
  OF_ACM.test(certificateArn ?? "") ? undefined : "certificateArn must be a certificate of ACM";

/** Is about listeners that open TLS: one for HTTP has a rule of its own, and what passes TCP on holds no certificate. */
export const lbListenerAcmCertificate = ruleOfCases({
  id: "lb-listener-acm-certificate",
  title: "Listeners' certificates are of ACM",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "Every listener that opens TLS has a certificate of ACM, and no other.",
  rationale: "ACM keeps the private key to itself and renews in time; what is uploaded expires.",
  fix: "certificateArn: certificate.arn",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elbv2-acm-certificate-required.html",
  cases: [
    on({
      type: [...LISTENERS],
      check: (props) => (TLS.has(props.protocol ?? "") ? ask(props.certificateArn) : undefined),
      complies: [
        { ...https, certificateArn: ofAcm },
        { port: 443, protocol: "TCP" },
        { port: 80, protocol: "HTTP", defaultActions: [] },
        {},
      ],
      violates: [
        https,
        { ...https, certificateArn: ofIam },
        { ...https, protocol: "TLS", certificateArn: ofIam },
      ],
      undecided: [{ ...https, certificateArn: UNKNOWN }],
    }),
    on({
      type: [
        "aws:lb/listenerCertificate:ListenerCertificate",
        "aws:alb/listenerCertificate:ListenerCertificate",
      ],
      check: ({ certificateArn }) => ask(certificateArn),
      complies: [{ certificateArn: ofAcm }],
      violates: [{ certificateArn: ofIam }],
      undecided: [{ certificateArn: UNKNOWN }],
    }),
  ],
});
