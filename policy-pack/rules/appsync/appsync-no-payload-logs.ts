import { rule, UNKNOWN } from "../../rule.ts";

const logs = (excludeVerboseContent?: boolean) => ({
  authenticationType: "AWS_IAM",
  logConfig: {
    cloudwatchLogsRoleArn: "arn:aws:iam::111122223333:role/appsync-logs",
    fieldLogLevel: "ERROR",
    ...(excludeVerboseContent !== undefined && { excludeVerboseContent }),
  },
});

/** Absent is false. */
export const appsyncNoPayloadLogs = rule({
  id: "appsync-no-payload-logs",
  title: "GraphQL logs hold no records",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "A GraphQL API that logs excludes verbose content.",
  rationale:
    "Verbose logs copy headers, variables and answers, and with them PHI, out of the store.",
  fix: "logConfig: { excludeVerboseContent: true, … }",
  source: "https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html",
  type: "aws:appsync/graphQLApi:GraphQLApi",
  check: ({ logConfig }) =>
    logConfig !== undefined && logConfig.excludeVerboseContent !== true
      ? "logConfig must set excludeVerboseContent: true"
      : undefined,
  complies: [logs(true), { authenticationType: "AWS_IAM" }],
  violates: [logs(false), logs()],
  undecided: [logs(UNKNOWN as never)],
});
