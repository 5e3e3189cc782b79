import { rule, UNKNOWN } from "../../rule.ts";

export const glueJobSecurityConfiguration = rule({
  id: "glue-job-security-configuration",
  title: "Glue jobs and crawlers name how they encrypt",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A job, crawler or development endpoint of Glue names a security configuration.",
  rationale: "Without one, logs and bookmarks are not encrypted, and results not by your key.",
  fix: "securityConfiguration: securityConfiguration.name",
  source: "https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html",
  type: ["aws:glue/job:Job", "aws:glue/crawler:Crawler", "aws:glue/devEndpoint:DevEndpoint"],
  check: (props) =>
    "securityConfiguration" in props ? undefined : "must set securityConfiguration",
  complies: [{ securityConfiguration: UNKNOWN }, { securityConfiguration: "phi" }],
  violates: [{}],
});
