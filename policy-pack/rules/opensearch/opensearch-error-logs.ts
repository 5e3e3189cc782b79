import { anyOf } from "../../lib/anyOf.ts";
import { domainExample, SEARCH_DOMAINS } from "../../lib/searchDomains.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const ERRORS = "ES_APPLICATION_LOGS";
const cloudwatchLogGroupArn = "arn:aws:logs:us-east-2:111122223333:log-group:search";

/** An entry is enabled unless it says otherwise. */
export const opensearchErrorLogs = rule({
  id: "opensearch-error-logs",
  title: "Search domains publish their error log",
  safeguards: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  severity: "medium",
  requires: "A search domain publishes ES_APPLICATION_LOGS to CloudWatch Logs.",
  rationale: "Refused requests and failed writes show in the error log alone.",
  fix: 'logPublishingOptions: [{ logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn: group.arn }]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/opensearch-logs-to-cloudwatch.html",
  type: SEARCH_DOMAINS,
  check: ({ logPublishingOptions = [] }) =>
    anyOf(logPublishingOptions, ({ logType, enabled = true }) => logType === ERRORS && enabled)
      ? undefined
      : `logPublishingOptions must publish ${ERRORS}`,
  complies: [
    domainExample(),
    domainExample({
      logPublishingOptions: [{ logType: ERRORS, cloudwatchLogGroupArn: UNKNOWN, enabled: true }],
    }),
  ],
  violates: [
    domainExample({ logPublishingOptions: undefined }),
    domainExample({
      logPublishingOptions: [{ logType: "INDEX_SLOW_LOGS", cloudwatchLogGroupArn }],
    }),
    domainExample({
      logPublishingOptions: [{ logType: ERRORS, cloudwatchLogGroupArn, enabled: false }],
    }),
  ],
  undecided: [{ ...domainExample(), logPublishingOptions: UNKNOWN }],
});
