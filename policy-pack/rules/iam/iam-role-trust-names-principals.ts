import { allowed } from "../../lib/policyDocument.ts";
import { saysWho, trustExample } from "../../lib/roleTrust.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const trust = (Principal: unknown, Condition?: object) => ({
  assumeRolePolicy: trustExample(Principal, { Condition }),
});

export const iamRoleTrustNamesPrincipals = rule({
  id: "iam-role-trust-names-principals",
  title: "Roles say who may assume them",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(a)(2)(i)"],
  severity: "critical",
  requires: "A role trusts everyone (*) only where a condition says who everyone is.",
  rationale: "A role that any account of AWS can assume is nobody's in particular.",
  fix: 'Principal: { AWS: "arn:aws:iam::111122223333:role/name" }',
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  type: "aws:iam/role:Role",
  check: ({ assumeRolePolicy }) =>
    allowed(assumeRolePolicy).some(
      (statement) => statement.principals.includes("*") && !saysWho(statement),
    )
      ? "the trust policy lets everyone (Principal *) assume the role"
      : undefined,
  complies: [
    {},
    trust({ Service: "ec2.amazonaws.com" }),
    trust("*", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
    trust({ AWS: "*" }, { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/a" } }),
  ],
  violates: [
    trust("*"),
    trust({ AWS: ["*"] }),
    trust({ AWS: "*" }, { StringEquals: { "sts:ExternalId": "novamind" } }),
    trust({ AWS: "*" }, { StringLike: { "aws:PrincipalOrgID": "*" } }),
  ],
  undecided: [{ assumeRolePolicy: UNKNOWN }],
});
