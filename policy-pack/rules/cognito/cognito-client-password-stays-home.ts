import { firstFinding } from "../../lib/anyOf.ts";
import { clientExample, POOL_CLIENTS } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Flows in which a program, not Cognito, is given the password. */
const GIVEN_AWAY = [
  "ADMIN_NO_SRP_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "USER_PASSWORD_AUTH",
];

/** Absent allows SRP, custom flows and refresh alone. */
export const cognitoClientPasswordStaysHome = rule({
  id: "cognito-client-password-stays-home",
  title: "No program is given people's passwords",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(d)"],
  severity: "medium",
  requires: "A user pool's client allows no flow that sends the password itself.",
  rationale: "Whatever passes a password on can log it, and then be that person.",
  fix: 'explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]',
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html",
  type: POOL_CLIENTS,
  check: ({ explicitAuthFlows = [] }) =>
    firstFinding(explicitAuthFlows, (flow) =>
      GIVEN_AWAY.includes(flow) ? `explicitAuthFlows must not have ${flow}` : undefined,
    ),
  complies: [{}, clientExample()],
  violates: [
    clientExample({ explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH"] }),
    clientExample({ explicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"] }),
  ],
  undecided: [clientExample({ explicitAuthFlows: UNKNOWN as never })],
});
