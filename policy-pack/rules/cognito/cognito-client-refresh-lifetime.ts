import { clientExample, hoursOf, POOL_CLIENTS } from "../../lib/cognito.ts";
import { MAX_WORKDAY_HOURS } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const DEFAULT_DAYS = 30;

/** Absent, as 0, is 30 days; what is given without a unit is in days. */
export const cognitoClientRefreshLifetime = rule({
  id: "cognito-client-refresh-lifetime",
  title: "People sign in to Cognito every working day",
  safeguards: ["164.312(a)(2)(iii)", "164.312(d)"],
  severity: "medium",
  requires: "Refresh tokens of a user pool's client are valid for 12 hours at most.",
  rationale: "A refresh token keeps a person signed in on a device that someone else may hold.",
  fix: 'refreshTokenValidity: 12, tokenValidityUnits: { refreshToken: "hours" }',
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
  type: POOL_CLIENTS,
  check: ({ refreshTokenValidity = 0, tokenValidityUnits: units = {} }) => {
    const hours =
      refreshTokenValidity === 0
        ? hoursOf(DEFAULT_DAYS, "days")
        : hoursOf(refreshTokenValidity, units.refreshToken ?? "days");
    return hours > MAX_WORKDAY_HOURS
      ? `refresh tokens are valid for ${String(hours)} hours, over 12`
      : undefined;
  },
  complies: [clientExample(), clientExample({ refreshTokenValidity: 12 })],
  violates: [
    clientExample({ refreshTokenValidity: 0 }),
    clientExample({ refreshTokenValidity: undefined }),
    clientExample({ tokenValidityUnits: { accessToken: "minutes", idToken: "minutes" } }),
  ],
  undecided: [clientExample({ refreshTokenValidity: UNKNOWN as never })],
});
