import { allowed, type Statement } from "../../lib/policyDocument.ts";
import { assumesBy, hasKey, trustExample } from "../../lib/roleTrust.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const GITHUB = "token.actions.githubusercontent.com";
const POOLS = "cognito-identity.amazonaws.com";

const web = (Federated: string, Condition?: object) => ({
  assumeRolePolicy: trustExample(
    { Federated },
    { Action: "sts:AssumeRoleWithWebIdentity", Condition },
  ),
});
const github = (Condition?: object) =>
  web(`arn:aws:iam::111122223333:oidc-provider/${GITHUB}`, Condition);
const saml = (Condition?: object) => ({
  assumeRolePolicy: trustExample(
    { Federated: "arn:aws:iam::111122223333:saml-provider/idp" },
    { Action: "sts:AssumeRoleWithSAML", Condition },
  ),
});

/** An audience is the same for every user of a public provider; identity pools have one each, and SAML one for AWS. */
export const iamFederatedRoleBound = rule({
  id: "iam-federated-role-bound",
  title: "Federated roles say whose they are",
  safeguards: ["164.312(a)(1)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "critical",
  requires:
    "A role for web identities has a condition on their subject, of an identity pool on its id, and of SAML on the audience.",
  rationale: "Without, everyone whom the provider knows may be the role: all of GitHub, for one.",
  fix: 'Condition: { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:novamind/platform:environment:prod" } }',
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
  type: "aws:iam/role:Role",
  check: ({ assumeRolePolicy }) =>
    allowed(assumeRolePolicy).some((statement) => !isBound(statement))
      ? "the trust policy lets everyone whom the identity provider knows assume the role"
      : undefined,
  complies: [
    {},
    { assumeRolePolicy: trustExample({ Service: "ec2.amazonaws.com" }) },
    github({ StringLike: { [`${GITHUB}:sub`]: "repo:novamind/platform:*" } }),
    web(POOLS, { StringEquals: { [`${POOLS}:aud`]: "us-east-2:pool" } }),
    saml({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } }),
  ],
  violates: [
    github(),
    github({ StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" } }),
    github({ StringLike: { [`${GITHUB}:sub`]: "*" } }),
    web(POOLS, { "ForAnyValue:StringLike": { [`${POOLS}:amr`]: "authenticated" } }),
    saml(),
  ],
  undecided: [{ assumeRolePolicy: UNKNOWN }],
});

function isBound(statement: Statement): boolean {
  if (assumesBy(statement, "AssumeRoleWithWebIdentity")) {
    return hasKey(statement, statement.principals.includes(POOLS) ? /:aud$/ : /:sub$/);
  }
  return !assumesBy(statement, "AssumeRoleWithSAML") || hasKey(statement, /^saml:(?:aud|sub)$/);
}
