import { poolExample, USER_POOL } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is off; AUDIT only writes down what it would have stopped. */
export const cognitoThreatProtection = rule({
  id: "cognito-threat-protection",
  title: "Cognito stops sign-ins that look stolen",
  safeguards: ["164.308(a)(5)(ii)(C)", "164.312(d)"],
  severity: "medium",
  requires: "A user pool sets userPoolAddOns.advancedSecurityMode to ENFORCED.",
  rationale: "Passwords that leaked elsewhere are tried here; the risk of each attempt is known.",
  fix: 'userPoolTier: "PLUS", userPoolAddOns: { advancedSecurityMode: "ENFORCED" }',
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html",
  type: USER_POOL,
  check: ({ userPoolAddOns }) =>
    userPoolAddOns?.advancedSecurityMode === "ENFORCED"
      ? undefined
      : 'user pool must set userPoolAddOns.advancedSecurityMode: "ENFORCED"',
  complies: [poolExample()],
  violates: [
    poolExample({ userPoolAddOns: undefined }),
    poolExample({ userPoolAddOns: { advancedSecurityMode: "AUDIT" } }),
  ],
  undecided: [poolExample({ userPoolAddOns: { advancedSecurityMode: UNKNOWN } })],
});
