import { anyOf } from "../../lib/anyOf.ts";
import { DISTRIBUTION, distributionExample, originExample } from "../../lib/distributions.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const FINDING = 'origins must set originProtocolPolicy: "https-only" and TLSv1.2 alone';

interface Connection {
  originProtocolPolicy?: string | undefined;
  protocols: readonly string[];
}

const vpcOrigin = (originProtocolPolicy: string, items = ["TLSv1.2"]) => ({
  vpcOriginEndpointConfig: {
    name: "api",
    originProtocolPolicy,
    originSslProtocols: { items, quantity: items.length },
  },
});

/** Origins that are buckets have no such settings: CloudFront speaks HTTPS to them as the viewer does to it. */
export const cloudfrontOriginTls = ruleOfCases({
  id: "cloudfront-origin-tls",
  title: "CloudFront speaks TLS 1.2 to origins",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Every origin that is a server is asked over HTTPS only, by TLS 1.2 alone.",
  rationale: "What viewers send encrypted must not go on in plaintext, or under weak ciphers.",
  fix: 'customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"], … }',
  source:
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
  cases: [
    on({
      type: DISTRIBUTION,
      check: ({ origins = [] }) =>
        anyOf(origins, ({ customOriginConfig: config }) =>
          config === undefined
            ? false
            : isWeak({ ...config, protocols: config.originSslProtocols ?? [] }),
        )
          ? FINDING
          : undefined,
      complies: [
        distributionExample(),
        distributionExample({ origins: [{ originId: "site", s3OriginConfig: {} }] }),
      ],
      violates: [
        distributionExample({ origins: [originExample({ originProtocolPolicy: "match-viewer" })] }),
        distributionExample({
          origins: [originExample({ originSslProtocols: ["TLSv1.1", "TLSv1.2"] })],
        }),
        distributionExample({ origins: [originExample({ originSslProtocols: [] })] }),
      ],
      undecided: [
        distributionExample({ origins: [originExample({ originProtocolPolicy: UNKNOWN })] }),
      ],
    }),
    on({
      type: "aws:cloudfront/vpcOrigin:VpcOrigin",
      check: ({ vpcOriginEndpointConfig: config = {} }) =>
        isWeak({ ...config, protocols: config.originSslProtocols?.items ?? [] })
          ? FINDING
          : undefined,
      complies: [vpcOrigin("https-only")],
      violates: [vpcOrigin("http-only"), vpcOrigin("https-only", ["TLSv1", "TLSv1.2"])],
      undecided: [vpcOrigin(UNKNOWN)],
    }),
  ],
});

function isWeak({ originProtocolPolicy, protocols }: Connection): boolean {
  return (
    originProtocolPolicy !== "https-only" ||
    protocols.length === 0 ||
    anyOf(protocols, (protocol) => protocol !== "TLSv1.2")
  );
}
