import { rule, UNKNOWN } from "../../rule.ts";

/** Absent of both is false. The classic flow lets a client choose its role, and skips the scope of the enhanced one. */
export const cognitoNoUnauthenticatedIdentities = rule({
  id: "cognito-no-unauthenticated-identities",
  title: "Identity pools give credentials to nobody unknown",
  safeguards: ["164.312(a)(1)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "critical",
  requires: "An identity pool allows neither unauthenticated identities nor the classic flow.",
  rationale: "Credentials of AWS for anyone who asks name no one in any log.",
  fix: "allowUnauthenticatedIdentities: false, allowClassicFlow: false",
  source: "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html",
  type: "aws:cognito/identityPool:IdentityPool",
  check: ({ allowUnauthenticatedIdentities = false, allowClassicFlow = false }) => {
    if (allowUnauthenticatedIdentities) return "allowUnauthenticatedIdentities must be false";
    return allowClassicFlow ? "allowClassicFlow must be false" : undefined;
  },
  complies: [{}, { identityPoolName: "notes", allowUnauthenticatedIdentities: false }],
  violates: [{ allowUnauthenticatedIdentities: true }, { allowClassicFlow: true }],
  undecided: [{ allowUnauthenticatedIdentities: UNKNOWN }],
});
