import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

const acl = declared("aws:wafv2/webAcl:WebAcl", "acl", {
  scope: "REGIONAL",
  defaultAction: { block: {} },
});
const logging = (resourceArn: string | { $ref: string }) =>
  declared(LOGGING, "logging", {
    resourceArn,
    logDestinationConfigs: ["arn:aws:logs:us-east-2:111122223333:log-group:aws-waf-logs-acl"],
  });

export const wafv2Logging = stackRule({
  id: "wafv2-logging",
  title: "Firewalls log",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A web ACL has a logging configuration.",
  rationale: "Requests that a firewall stopped are in no other log.",
  fix: "new aws.wafv2.WebAclLoggingConfiguration(name, { resourceArn: acl.arn, logDestinationConfigs })",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
  type: "aws:wafv2/webAcl:WebAcl",
  check: (subject, resources) =>
    resources.pointingAt(subject, LOGGING, "resourceArn").length > 0
      ? undefined
      : "web ACL has no WebAclLoggingConfiguration",
  complies: [[acl, logging({ $ref: "acl.arn" })]],
  violates: [[acl], [acl, logging("arn:aws:wafv2:us-east-2:111122223333:regional/webacl/other/1")]],
  undecided: [[acl, logging({ $ref: "?" })]],
});
