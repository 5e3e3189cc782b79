import { trailExample } from "../../lib/trails.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const cloudtrailToCloudwatchLogs = rule({
  id: "cloudtrail-to-cloudwatch-logs",
  title: "Trails go to CloudWatch Logs",
  safeguards: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  severity: "medium",
  requires: "A trail sends its events to a log group.",
  rationale: "Filters and alarms see events within minutes there; in a bucket nobody looks.",
  fix: "cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`, cloudWatchLogsRoleArn: role.arn",
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
  type: "aws:cloudtrail/trail:Trail",
  check: (props) =>
    "cloudWatchLogsGroupArn" in props ? undefined : "trail must set cloudWatchLogsGroupArn",
  complies: [trailExample(), { cloudWatchLogsGroupArn: UNKNOWN }],
  violates: [trailExample({ cloudWatchLogsGroupArn: undefined })],
});
