import { anyOf } from "../../lib/anyOf.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const CERTIFICATE = { type: "certificate-authentication", rootCertificateChainArn: "arn" };

const endpoint = (...authenticationOptions: { type: string }[]) => ({
  authenticationOptions,
  connectionLogOptions: { enabled: true, cloudwatchLogGroup: "vpn" },
  sessionTimeoutHours: 8,
  disconnectOnSessionTimeout: true,
});

export const clientVpnKnowsPeople = rule({
  id: "client-vpn-knows-people",
  title: "Client VPN knows who connects",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "A Client VPN endpoint authenticates people by a directory or by SAML.",
  rationale: "A certificate on its own is a machine's, and whoever has a copy is that machine.",
  fix: 'authenticationOptions: [{ type: "federated-authentication", samlProviderArn: provider.arn }]',
  source: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html",
  type: "aws:ec2clientvpn/endpoint:Endpoint",
  check: ({ authenticationOptions = [] }) =>
    anyOf(
      authenticationOptions,
      ({ type }) =>
        type === "federated-authentication" || type === "directory-service-authentication",
    )
      ? undefined
      : "authenticationOptions must have one by a directory or by SAML",
  complies: [
    endpoint({ type: "federated-authentication" }),
    endpoint(CERTIFICATE, { type: "directory-service-authentication" }),
  ],
  violates: [endpoint(), endpoint(CERTIFICATE)],
  undecided: [endpoint(CERTIFICATE, { type: UNKNOWN })],
});
