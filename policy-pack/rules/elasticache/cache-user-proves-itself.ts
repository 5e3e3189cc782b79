import { rule, UNKNOWN } from "../../rule.ts";

const WAYS = ["iam", "password"];

export const cacheUserProvesItself = rule({
  id: "cache-user-proves-itself",
  title: "Users of caches sign in",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(d)"],
  severity: "high",
  requires: "A user of ElastiCache signs in by IAM or by password.",
  rationale: "A user without a password is a name that anyone may say.",
  fix: 'authenticationMode: { type: "iam" }',
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html",
  type: "aws:elasticache/user:User",
  check: (props) => {
    const { noPasswordRequired = false, authenticationMode: mode } = props;
    if (noPasswordRequired) return "noPasswordRequired must be false";
    const given = mode ? WAYS.includes(mode.type ?? "") : hasPasswords(props);
    return given ? undefined : 'user must set authenticationMode: { type: "iam" }';
  },
  complies: [
    { authenticationMode: { type: "iam" } },
    { authenticationMode: { type: "password", passwords: ["p"] } },
    { passwords: [UNKNOWN] },
    // All that is said of a write-only one once it was set.
    { passwordsWoVersion: 1 },
  ],
  violates: [
    {},
    { noPasswordRequired: true },
    { authenticationMode: { type: "no-password-required" } },
  ],
  undecided: [{ authenticationMode: { type: UNKNOWN } }],
});

const hasPasswords = (props: object): boolean =>
  ["passwords", "passwordsWo", "passwordsWoVersion"].some((one) => one in props);
