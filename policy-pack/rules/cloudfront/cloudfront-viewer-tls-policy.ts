import { DISTRIBUTION, distributionExample } from "../../lib/distributions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Policies of TLS 1.2 and newer without ciphers of CBC mode. */
const POLICIES = ["TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"];

const acmCertificateArn = "arn:aws:acm:us-east-1:111122223333:certificate/c";

/** Under CloudFront's own certificate the policy is TLSv1, whatever is asked for. */
export const cloudfrontViewerTlsPolicy = rule({
  id: "cloudfront-viewer-tls-policy",
  title: "CloudFront speaks TLS 1.2 or newer to viewers",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A distribution has a certificate of its own, and TLSv1.2_2021 or newer.",
  rationale: "With older versions and ciphers, traffic that was recorded can be read later.",
  fix: 'viewerCertificate: { acmCertificateArn, sslSupportMethod: "sni-only", minimumProtocolVersion: "TLSv1.2_2021" }',
  source:
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
  type: DISTRIBUTION,
  check: ({ viewerCertificate = {} }) => {
    const { cloudfrontDefaultCertificate, minimumProtocolVersion = "TLSv1" } = viewerCertificate;
    if (cloudfrontDefaultCertificate === true) {
      return "viewerCertificate must name a certificate: CloudFront's own comes with TLSv1";
    }
    return POLICIES.includes(minimumProtocolVersion)
      ? undefined
      : `minimumProtocolVersion must not be ${minimumProtocolVersion}`;
  },
  complies: [
    distributionExample(),
    distributionExample({
      viewerCertificate: { acmCertificateArn, minimumProtocolVersion: "TLSv1.3_2025" },
    }),
  ],
  violates: [
    distributionExample({
      viewerCertificate: { acmCertificateArn, minimumProtocolVersion: "TLSv1.2_2019" },
    }),
    distributionExample({ viewerCertificate: { acmCertificateArn } }),
    distributionExample({
      viewerCertificate: {
        cloudfrontDefaultCertificate: true,
        minimumProtocolVersion: "TLSv1.2_2021",
      },
    }),
  ],
  // Which certificate a distribution shows, nobody but its owner knows.
  remedy: ({ viewerCertificate = {} }) =>
    viewerCertificate.cloudfrontDefaultCertificate === true
      ? undefined
      : { viewerCertificate: { minimumProtocolVersion: "TLSv1.2_2021" } },
  undecided: [
    distributionExample({
      viewerCertificate: { acmCertificateArn, minimumProtocolVersion: UNKNOWN },
    }),
  ],
});
