import { poolExample, USER_POOL } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const MIN_LENGTH = 14;
const MAX_TEMPORARY_DAYS = 7;

const policy = (changes: object) =>
  poolExample({ passwordPolicy: { ...poolExample().passwordPolicy, ...changes } });

/** Absent is the policy that Cognito makes: 8 characters. A policy leaves out each kind that it does not ask for. */
export const cognitoPasswordPolicy = rule({
  id: "cognito-password-policy",
  title: "Cognito's passwords are strong",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(d)"],
  severity: "medium",
  requires:
    "A user pool asks for 14 characters of all four kinds, and for a new password in 7 days at most.",
  rationale: "A guessed password is an authenticated stranger.",
  fix: "passwordPolicy: { minimumLength: 14, requireLowercase: true, requireUppercase: true, requireNumbers: true, requireSymbols: true }",
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-policies.html",
  type: USER_POOL,
  check: ({ passwordPolicy = {} }) => {
    const { minimumLength = 8, temporaryPasswordValidityDays: days = 7 } = passwordPolicy;
    const needs = {
      "minimumLength >= 14": minimumLength >= MIN_LENGTH,
      requireLowercase: passwordPolicy.requireLowercase === true,
      requireUppercase: passwordPolicy.requireUppercase === true,
      requireNumbers: passwordPolicy.requireNumbers === true,
      requireSymbols: passwordPolicy.requireSymbols === true,
      "temporaryPasswordValidityDays <= 7": days <= MAX_TEMPORARY_DAYS,
    };
    const broken = Object.entries(needs).flatMap(([need, holds]) => (holds ? [] : [need]));
    return broken.length > 0 ? `password policy needs ${broken.join(", ")}` : undefined;
  },
  complies: [poolExample(), policy({ temporaryPasswordValidityDays: 7 })],
  violates: [
    poolExample({ passwordPolicy: undefined }),
    policy({ minimumLength: 8 }),
    policy({ requireSymbols: false }),
    policy({ temporaryPasswordValidityDays: 90 }),
  ],
  undecided: [policy({ minimumLength: UNKNOWN })],
});
