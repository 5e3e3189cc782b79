import { anyOf } from "../../lib/anyOf.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const KEY = "API_KEY";
const FINDING = "an API key names nobody: use AWS_IAM, a user pool, OpenID Connect or Lambda";

const api = (authenticationType: string, ...more: string[]) => ({
  authenticationType,
  additionalAuthenticationProviders: more.map((one) => ({ authenticationType: one })),
  logConfig: {
    cloudwatchLogsRoleArn: "arn:aws:iam::111122223333:role/logs",
    fieldLogLevel: "ERROR",
    excludeVerboseContent: true,
  },
});

/** The default way comes first; a field may be opened for each of the others. */
export const appsyncNoApiKeys = ruleOfCases({
  id: "appsync-no-api-keys",
  title: "AppSync asks who calls",
  safeguards: ["164.312(a)(1)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "critical",
  requires: "No AppSync API takes API keys, as its default or besides.",
  rationale: "A key that is in every copy of an application is a secret of nobody's.",
  fix: 'authenticationType: "AMAZON_COGNITO_USER_POOLS"',
  source: "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
  cases: [
    on({
      type: "aws:appsync/graphQLApi:GraphQLApi",
      check: ({ authenticationType = KEY, additionalAuthenticationProviders = [] }) =>
        authenticationType === KEY ||
        anyOf(additionalAuthenticationProviders, (one) => one.authenticationType === KEY)
          ? FINDING
          : undefined,
      complies: [api("AWS_IAM"), api("AMAZON_COGNITO_USER_POOLS", "AWS_IAM")],
      violates: [{}, api(KEY), api("AWS_IAM", KEY)],
      undecided: [{ authenticationType: UNKNOWN }],
    }),
    on({
      type: "aws:appsync/api:Api",
      check: ({ eventConfig }) =>
        anyOf(eventConfig?.authProviders ?? [], ({ authType }) => authType === KEY)
          ? FINDING
          : undefined,
      complies: [{ eventConfig: { authProviders: [{ authType: "AWS_IAM" }] } }],
      violates: [{ eventConfig: { authProviders: [{ authType: "AWS_IAM" }, { authType: KEY }] } }],
    }),
    on({
      type: "aws:appsync/apiKey:ApiKey",
      check: () => FINDING,
      complies: "never",
      violates: [{}],
    }),
  ],
});
