import { DISTRIBUTION, distributionExample } from "../../lib/distributions.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";

const logged = declared(DISTRIBUTION, "site", distributionExample());
const unlogged = declared(DISTRIBUTION, "site", distributionExample({ loggingConfig: undefined }));
const source = (resourceArn: string | { $ref: string }) =>
  declared(SOURCE, "site-logs", { name: "site", logType: "ACCESS_LOGS", resourceArn });

export const cloudfrontLogging = stackRule({
  id: "cloudfront-logging",
  title: "CloudFront logs access",
  safeguards: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  severity: "high",
  requires: "Every distribution logs access, to a bucket or by a delivery source.",
  rationale: "What CloudFront answers from its cache shows in no other log.",
  fix: "loggingConfig: { bucket: logs.bucketDomainName, prefix }",
  source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html",
  type: DISTRIBUTION,
  check: (subject, resources) => {
    const { loggingConfig = {} } = subject.props;
    if ("bucket" in loggingConfig) return undefined;
    return resources.pointingAt(subject, SOURCE, "resourceArn").length > 0
      ? undefined
      : "distribution must set loggingConfig.bucket, or be the source of a log delivery";
  },
  complies: [[logged], [unlogged, source({ $ref: "site.arn" })]],
  violates: [
    [unlogged],
    [unlogged, source("arn:aws:cloudfront::111122223333:distribution/another")],
  ],
  undecided: [[unlogged, source({ $ref: "?" })]],
});
