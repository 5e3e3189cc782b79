import { firstFinding } from "../../lib/anyOf.ts";
import { clientExample, POOL_CLIENTS } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const cognitoClientNoImplicitFlow = rule({
  id: "cognito-client-no-implicit-flow",
  title: "Tokens are not handed over in addresses",
  safeguards: ["164.312(d)", "164.312(e)(1)"],
  severity: "medium",
  requires: "A user pool's client does not allow the implicit grant of OAuth.",
  rationale: "It puts tokens into the browser's address, its history and its extensions' reach.",
  fix: 'allowedOauthFlows: ["code"]',
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html",
  type: POOL_CLIENTS,
  check: ({ allowedOauthFlows = [] }) =>
    firstFinding(allowedOauthFlows, (flow) =>
      flow === "implicit" ? 'allowedOauthFlows must not have "implicit": use "code"' : undefined,
    ),
  complies: [{}, clientExample(), clientExample({ allowedOauthFlows: ["client_credentials"] })],
  violates: [clientExample({ allowedOauthFlows: ["code", "implicit"] })],
  undecided: [clientExample({ allowedOauthFlows: [UNKNOWN] })],
});
