import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const USER_POOL = "aws:cognito/userPool:UserPool";

/** Clients that a program makes, and those that a service made and the program manages. */
export const POOL_CLIENTS = [
  "aws:cognito/userPoolClient:UserPoolClient",
  "aws:cognito/managedUserPoolClient:ManagedUserPoolClient",
] as const;

type Pool = PropsOf<typeof USER_POOL>;
type Client = PropsOf<"aws:cognito/managedUserPoolClient:ManagedUserPoolClient">;

const HOURS: Readonly<Record<string, number>> = {
  seconds: 1 / 3600,
  minutes: 1 / 60,
  hours: 1,
  days: 24,
};

/** How long a token is valid, in hours; endless in a unit that Cognito does not have. */
export const hoursOf = (validity: number, unit: string): number =>
  validity * (HOURS[unit] ?? Infinity);

/** A client that complies with the rules on clients, but for what `changes` takes away or makes other. */
export function clientExample(changes: Client = {}) {
  const whole: Client = {
    accessTokenValidity: 30,
    idTokenValidity: 30,
    refreshTokenValidity: 8,
    tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "hours" },
    allowedOauthFlows: ["code"],
    enableTokenRevocation: true,
    explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    preventUserExistenceErrors: "ENABLED",
    userPoolId: "us-east-2_Example",
  };
  return changed(whole, changes) as PropsOf<(typeof POOL_CLIENTS)[number]>;
}

/** A user pool of which the same holds. */
export function poolExample(changes: Pool = {}): Pool {
  const whole: Pool = {
    adminCreateUserConfig: { allowAdminCreateUserOnly: true },
    deletionProtection: "ACTIVE",
    mfaConfiguration: "ON",
    passwordPolicy: {
      minimumLength: 14,
      requireLowercase: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercase: true,
      temporaryPasswordValidityDays: 1,
    },
    softwareTokenMfaConfiguration: { enabled: true },
    userPoolAddOns: { advancedSecurityMode: "ENFORCED" },
    userPoolTier: "PLUS",
  };
  return changed(whole, changes);
}
