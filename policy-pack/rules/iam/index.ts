import type { Rule } from "../../rule.ts";
import { breakGlassRoleAlarmed } from "./break-glass-role-alarmed.ts";
import { breakGlassRoleMfa } from "./break-glass-role-mfa.ts";
import { breakGlassSessionShort } from "./break-glass-session-short.ts";
import { iamAssumeRoleNamesRoles } from "./iam-assume-role-names-roles.ts";
import { iamCustomerPolicyNoKmsDecrypt } from "./iam-customer-policy-no-kms-decrypt.ts";
import { iamDataAccessNamesResources } from "./iam-data-access-names-resources.ts";
import { iamFederatedRoleBound } from "./iam-federated-role-bound.ts";
import { iamGroupHasUsers } from "./iam-group-has-users.ts";
import { iamInlinePolicyNoKmsDecrypt } from "./iam-inline-policy-no-kms-decrypt.ts";
import { iamNoAdminPolicy } from "./iam-no-admin-policy.ts";
import { iamNoAllowButSome } from "./iam-no-allow-but-some.ts";
import { iamNoFullAccessPolicy } from "./iam-no-full-access-policy.ts";
import { iamNoInlinePolicy } from "./iam-no-inline-policy.ts";
import { iamNoMakingOfUsers } from "./iam-no-making-of-users.ts";
import { iamNoSelfPromotion } from "./iam-no-self-promotion.ts";
import { iamNoServiceCredentials } from "./iam-no-service-credentials.ts";
import { iamNoUsers } from "./iam-no-users.ts";
import { iamPassRoleNamesRoles } from "./iam-pass-role-names-roles.ts";
import { iamPasswordPolicy } from "./iam-password-policy.ts";
import { iamRoleSessionDuration } from "./iam-role-session-duration.ts";
import { iamRoleTrustNamesPrincipals } from "./iam-role-trust-names-principals.ts";
import { iamRoleTrustNarrowsAccounts } from "./iam-role-trust-narrows-accounts.ts";
import { iamUserInGroup } from "./iam-user-in-group.ts";
import { iamUserNoPolicies } from "./iam-user-no-policies.ts";

export const iamRules: readonly Rule[] = [
  breakGlassRoleAlarmed,
  breakGlassRoleMfa,
  breakGlassSessionShort,
  iamAssumeRoleNamesRoles,
  iamCustomerPolicyNoKmsDecrypt,
  iamDataAccessNamesResources,
  iamFederatedRoleBound,
  iamGroupHasUsers,
  iamInlinePolicyNoKmsDecrypt,
  iamNoAdminPolicy,
  iamNoAllowButSome,
  iamNoFullAccessPolicy,
  iamNoInlinePolicy,
  iamNoMakingOfUsers,
  iamNoSelfPromotion,
  iamNoServiceCredentials,
  iamNoUsers,
  iamPassRoleNamesRoles,
  iamPasswordPolicy,
  iamRoleSessionDuration,
  iamRoleTrustNamesPrincipals,
  iamRoleTrustNarrowsAccounts,
  iamUserInGroup,
  iamUserNoPolicies,
];
