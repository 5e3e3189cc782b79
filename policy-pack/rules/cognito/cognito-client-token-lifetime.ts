import { clientExample, hoursOf, POOL_CLIENTS } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const MAX_HOURS = 1;

/** Absent is an hour; what is given without a unit is in hours. */
export const cognitoClientTokenLifetime = rule({
  id: "cognito-client-token-lifetime",
  title: "Cognito's tokens are valid for an hour",
  safeguards: ["164.312(a)(2)(iii)", "164.312(d)"],
  severity: "medium",
  requires: "Access and ID tokens of a user pool's client are valid for an hour at most.",
  rationale: "A token that leaks works until it expires; nobody can take it back at the API.",
  fix: 'accessTokenValidity: 60, idTokenValidity: 60, tokenValidityUnits: { accessToken: "minutes", idToken: "minutes" }',
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
  type: POOL_CLIENTS,
  check: ({ accessTokenValidity = 1, idTokenValidity = 1, tokenValidityUnits: units = {} }) => {
    if (hoursOf(accessTokenValidity, units.accessToken ?? "hours") > MAX_HOURS) {
      return "access tokens are valid for more than an hour";
    }
    return hoursOf(idTokenValidity, units.idToken ?? "hours") > MAX_HOURS
      ? "ID tokens are valid for more than an hour"
      : undefined;
  },
  complies: [
    {},
    clientExample(),
    clientExample({ accessTokenValidity: 1, tokenValidityUnits: { idToken: "minutes" } }),
  ],
  violates: [
    clientExample({ accessTokenValidity: 61 }),
    clientExample({
      idTokenValidity: 24,
      tokenValidityUnits: { accessToken: "minutes", idToken: "hours", refreshToken: "hours" },
    }),
    clientExample({ tokenValidityUnits: { accessToken: "minutes", refreshToken: "hours" } }),
  ],
  undecided: [clientExample({ accessTokenValidity: UNKNOWN as never })],
});
