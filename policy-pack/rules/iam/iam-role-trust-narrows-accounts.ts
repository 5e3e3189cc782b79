import { allowed } from "../../lib/policyDocument.ts";
import { isAccount, isNarrowed, trustExample } from "../../lib/roleTrust.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const ROOT = { AWS: "arn:aws:iam::444455556666:root" };

const trust = (Principal: unknown, Condition?: object) => ({
  assumeRolePolicy: trustExample(Principal, { Condition }),
});

/** Which account is the role's own no policy says; its own administrators can hand the role on as well as another's. */
export const iamRoleTrustNarrowsAccounts = rule({
  id: "iam-role-trust-narrows-accounts",
  title: "Roles trust no account as a whole",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(a)(2)(i)"],
  severity: "high",
  requires:
    "A role that trusts a whole account has a condition on who assumes it: principal, organization, external id or MFA.",
  rationale:
    "Trust in an account is trust in whomever its administrators, or a confused deputy, let.",
  fix: 'Condition: { StringEquals: { "sts:ExternalId": id, "aws:PrincipalOrgID": organizationId } }',
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  type: "aws:iam/role:Role",
  check: ({ assumeRolePolicy }) =>
    allowed(assumeRolePolicy).some(
      (statement) => statement.principals.some(isAccount) && !isNarrowed(statement),
    )
      ? "the trust policy lets a whole account assume the role, without a condition on who"
      : undefined,
  complies: [
    {},
    trust({ AWS: "arn:aws:iam::444455556666:role/reader" }),
    trust(ROOT, { StringEquals: { "sts:ExternalId": "novamind" } }),
    trust(ROOT, { Bool: { "aws:MultiFactorAuthPresent": "true" } }),
  ],
  violates: [
    trust(ROOT),
    trust({ AWS: ["444455556666"] }),
    trust(ROOT, { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }),
    trust(ROOT, { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } }),
  ],
  undecided: [{ assumeRolePolicy: UNKNOWN }],
});
