import { poolExample, USER_POOL } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is OFF. */
export const cognitoMfaOn = rule({
  id: "cognito-mfa-on",
  title: "Cognito asks everyone for a second factor",
  safeguards: ["164.312(d)"],
  severity: "high",
  requires: "A user pool sets mfaConfiguration to ON.",
  rationale: "OPTIONAL leaves it to each person whether a stolen password is enough.",
  fix: 'mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true }',
  source: "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
  type: USER_POOL,
  check: ({ mfaConfiguration }) =>
    mfaConfiguration === "ON" ? undefined : 'user pool must set mfaConfiguration: "ON"',
  complies: [poolExample()],
  violates: [
    poolExample({ mfaConfiguration: undefined }),
    poolExample({ mfaConfiguration: "OPTIONAL" }),
  ],
  undecided: [poolExample({ mfaConfiguration: UNKNOWN })],
});
