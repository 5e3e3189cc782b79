import { rule } from "../../rule.ts";

const MIN_LENGTH = 14;
const MIN_REUSE_PREVENTION = 24;
const MAX_AGE_DAYS = 90;

const strong = {
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
};

/** Absent is the weak default of IAM: 8 characters, no reuse prevention, no expiry (which 0 means too). */
export const iamPasswordPolicy = rule({
  id: "iam-password-policy",
  title: "Account password policies are strong",
  safeguards: ["164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"],
  severity: "medium",
  requires:
    "A password policy asks for 14 characters of all four kinds, 24 passwords remembered and 90 days at most.",
  rationale: "A guessed password is an authenticated stranger.",
  fix: "minimumPasswordLength: 14, passwordReusePrevention: 24, maxPasswordAge: 90, require*: true",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/iam-password-policy.html",
  type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  check: (props) => {
    const { minimumPasswordLength = 8, passwordReusePrevention = 0, maxPasswordAge = 0 } = props;
    const needs = {
      "minimumPasswordLength >= 14": minimumPasswordLength >= MIN_LENGTH,
      "passwordReusePrevention >= 24": passwordReusePrevention >= MIN_REUSE_PREVENTION,
      "maxPasswordAge from 1 to 90": maxPasswordAge >= 1 && maxPasswordAge <= MAX_AGE_DAYS,
      requireLowercaseCharacters: props.requireLowercaseCharacters === true,
      requireUppercaseCharacters: props.requireUppercaseCharacters === true,
      requireNumbers: props.requireNumbers === true,
      requireSymbols: props.requireSymbols === true,
    };
    const broken = Object.entries(needs).flatMap(([need, holds]) => (holds ? [] : [need]));
    return broken.length > 0 ? `password policy needs ${broken.join(", ")}` : undefined;
  },
  complies: [strong],
  violates: [
    {},
    { ...strong, minimumPasswordLength: 8 },
    { ...strong, passwordReusePrevention: 5 },
    { ...strong, maxPasswordAge: 0 },
    { ...strong, requireSymbols: false },
  ],
});
