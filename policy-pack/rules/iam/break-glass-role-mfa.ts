import { isBreakGlass } from "../../lib/breakGlass.ts";
import { allowed } from "../../lib/policyDocument.ts";
import { hasKey, trustExample } from "../../lib/roleTrust.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const MFA = /^aws:multifactorauthpresent$/;
const OWN = { AWS: "arn:aws:iam::111122223333:root" };

const trust = (Condition?: object) => ({
  name: "break-glass",
  assumeRolePolicy: trustExample(OWN, { Condition }),
});

/** `BoolIfExists` lets in those of whom nothing is known: requests by access key do not have the key at all. */
export const breakGlassRoleMfa = rule({
  id: "break-glass-role-mfa",
  title: "Emergency roles ask for a second factor",
  safeguards: ["164.312(a)(2)(ii)", "164.312(d)"],
  severity: "critical",
  requires:
    "A role whose name says break-glass or emergency-access is assumed only with aws:MultiFactorAuthPresent.",
  rationale: "The role that can do most must not be had by what one can copy.",
  fix: 'Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } }',
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html",
  type: "aws:iam/role:Role",
  check: ({ name, namePrefix, assumeRolePolicy }) =>
    isBreakGlass(name ?? namePrefix) &&
    allowed(assumeRolePolicy).some((statement) => !hasKey(statement, MFA))
      ? "a statement of the trust policy lets people in without MFA"
      : undefined,
  complies: [
    {},
    { name: "backup", assumeRolePolicy: trustExample(OWN) },
    trust({ Bool: { "aws:MultiFactorAuthPresent": "true" } }),
  ],
  violates: [
    trust({ StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
    trust({
      BoolIfExists: { "aws:MultiFactorAuthPresent": "true" },
      StringEquals: { "aws:PrincipalOrgID": "o-1" },
    }),
  ],
  undecided: [{ name: "break-glass", assumeRolePolicy: UNKNOWN }],
});
