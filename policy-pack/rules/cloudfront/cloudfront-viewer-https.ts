import { anyOf } from "../../lib/anyOf.ts";
import { DISTRIBUTION, distributionExample } from "../../lib/distributions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const ENCRYPTED = ["https-only", "redirect-to-https"];

export const cloudfrontViewerHttps = rule({
  id: "cloudfront-viewer-https",
  title: "CloudFront answers viewers over HTTPS",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Every cache behavior is https-only, or redirects to HTTPS.",
  rationale: "Over HTTP anyone on the way reads and changes what is sent.",
  fix: 'viewerProtocolPolicy: "https-only"',
  source:
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
  type: DISTRIBUTION,
  check: ({ defaultCacheBehavior = {}, orderedCacheBehaviors = [] }) =>
    anyOf(
      [() => defaultCacheBehavior, ...Array.from(orderedCacheBehaviors, (one) => () => one)],
      (behavior) => !ENCRYPTED.includes(behavior().viewerProtocolPolicy ?? "allow-all"),
    )
      ? 'every viewerProtocolPolicy must be "https-only" or "redirect-to-https"'
      : undefined,
  complies: [
    distributionExample(),
    distributionExample({
      orderedCacheBehaviors: [{ pathPattern: "/api/*", viewerProtocolPolicy: "https-only" }],
    }),
  ],
  violates: [
    distributionExample({ defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
    distributionExample({
      orderedCacheBehaviors: [{ pathPattern: "/api/*", viewerProtocolPolicy: "allow-all" }],
    }),
  ],
  undecided: [distributionExample({ defaultCacheBehavior: { viewerProtocolPolicy: UNKNOWN } })],
});
