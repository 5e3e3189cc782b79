import { on, ruleOfCases } from "../../rule.ts";

const FINDING = "buckets must not be websites: their endpoints speak HTTP alone";

export const s3NoWebsite = ruleOfCases({
  id: "s3-no-website",
  title: "Buckets are no websites",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "No bucket is configured as a website.",
  rationale: "A website endpoint of S3 speaks no HTTPS, and asks nobody who they are.",
  fix: "an aws.cloudfront.Distribution with an originAccessControlId before the bucket",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
  cases: [
    on({
      type: [
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
      ],
      check: () => FINDING,
      complies: "never",
      violates: [{ bucket: "site", indexDocument: { suffix: "index.html" } }],
    }),
    on({
      type: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
      check: (props) => ("website" in props || "websites" in props ? FINDING : undefined),
      complies: [{ bucket: "site" }],
      violates: [{ bucket: "site", website: { indexDocument: "index.html" } }],
    }),
  ],
});
