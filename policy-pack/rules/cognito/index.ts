import type { Rule } from "../../rule.ts";
import { cognitoClientHidesUsers } from "./cognito-client-hides-users.ts";
import { cognitoClientNoImplicitFlow } from "./cognito-client-no-implicit-flow.ts";
import { cognitoClientPasswordStaysHome } from "./cognito-client-password-stays-home.ts";
import { cognitoClientRefreshLifetime } from "./cognito-client-refresh-lifetime.ts";
import { cognitoClientTokenLifetime } from "./cognito-client-token-lifetime.ts";
import { cognitoClientTokenRevocation } from "./cognito-client-token-revocation.ts";
import { cognitoMfaOn } from "./cognito-mfa-on.ts";
import { cognitoNoSelfSignUp } from "./cognito-no-self-sign-up.ts";
import { cognitoNoUnauthenticatedIdentities } from "./cognito-no-unauthenticated-identities.ts";
import { cognitoPasswordPolicy } from "./cognito-password-policy.ts";
import { cognitoThreatProtection } from "./cognito-threat-protection.ts";

export const cognitoRules: readonly Rule[] = [
  cognitoClientHidesUsers,
  cognitoClientNoImplicitFlow,
  cognitoClientPasswordStaysHome,
  cognitoClientRefreshLifetime,
  cognitoClientTokenLifetime,
  cognitoClientTokenRevocation,
  cognitoMfaOn,
  cognitoNoSelfSignUp,
  cognitoNoUnauthenticatedIdentities,
  cognitoPasswordPolicy,
  cognitoThreatProtection,
];
