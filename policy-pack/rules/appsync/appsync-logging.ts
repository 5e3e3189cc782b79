import { rule, UNKNOWN } from "../../rule.ts";

const logs = (fieldLogLevel: string) => ({
  authenticationType: "AWS_IAM",
  logConfig: {
    cloudwatchLogsRoleArn: "arn:aws:iam::111122223333:role/appsync-logs",
    excludeVerboseContent: true,
    fieldLogLevel,
  },
});

/** Even with NONE, AppSync logs each request; field levels add what its resolvers did. */
export const appsyncLogging = rule({
  id: "appsync-logging",
  title: "GraphQL APIs log requests",
  safeguards: ["164.312(b)"],
  severity: "high",
  requires: "A GraphQL API has a logConfig with fieldLogLevel ERROR or more.",
  rationale: "Without logs nobody can tell who asked for which record.",
  fix: 'logConfig: { cloudwatchLogsRoleArn: role.arn, fieldLogLevel: "ERROR", excludeVerboseContent: true }',
  source: "https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html",
  type: "aws:appsync/graphQLApi:GraphQLApi",
  check: ({ logConfig: { fieldLogLevel = "NONE" } = {} }) =>
    fieldLogLevel === "NONE" ? "logConfig.fieldLogLevel must be ERROR or more" : undefined,
  complies: [logs("ERROR"), logs("ALL")],
  violates: [{ authenticationType: "AWS_IAM" }, logs("NONE")],
  undecided: [logs(UNKNOWN)],
});
