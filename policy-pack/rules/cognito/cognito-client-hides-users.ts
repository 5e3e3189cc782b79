import { clientExample, POOL_CLIENTS } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is LEGACY to the provider, whatever the console proposes. */
export const cognitoClientHidesUsers = rule({
  id: "cognito-client-hides-users",
  title: "A failed sign-in does not tell who is a user",
  safeguards: ["164.312(a)(1)", "164.312(d)"],
  severity: "low",
  requires: "A user pool's client sets preventUserExistenceErrors to ENABLED.",
  rationale: "That someone has an account with a health service can itself be health information.",
  fix: 'preventUserExistenceErrors: "ENABLED"',
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html",
  type: POOL_CLIENTS,
  check: ({ preventUserExistenceErrors }) =>
    preventUserExistenceErrors === "ENABLED"
      ? undefined
      : 'client must set preventUserExistenceErrors: "ENABLED"',
  complies: [clientExample()],
  violates: [
    clientExample({ preventUserExistenceErrors: undefined }),
    clientExample({ preventUserExistenceErrors: "LEGACY" }),
  ],
  undecided: [clientExample({ preventUserExistenceErrors: UNKNOWN })],
});
