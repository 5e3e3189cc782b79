import { clientExample, POOL_CLIENTS } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is true in clients made since 2021, when Cognito learnt to revoke. */
export const cognitoClientTokenRevocation = rule({
  id: "cognito-client-token-revocation",
  title: "Cognito's tokens can be revoked",
  safeguards: ["164.308(a)(3)(ii)(C)", "164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "A user pool's client leaves the revocation of tokens enabled.",
  rationale: "Who signs out, or leaves, must be out: also on the devices that were left behind.",
  fix: "enableTokenRevocation: true",
  source: "https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html",
  type: POOL_CLIENTS,
  check: ({ enableTokenRevocation = true }) =>
    enableTokenRevocation ? undefined : "client must set enableTokenRevocation: true",
  complies: [{}, clientExample()],
  violates: [clientExample({ enableTokenRevocation: false })],
  undecided: [clientExample({ enableTokenRevocation: UNKNOWN as never })],
});
