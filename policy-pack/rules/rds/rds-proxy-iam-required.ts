import { firstFinding } from "../../lib/anyOf.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const SECRET = "arn:aws:secretsmanager:us-east-2:111122223333:secret:app";
const proxy = (iamAuth?: string) => ({
  auths: [{ authScheme: "SECRETS", secretArn: SECRET, ...(iamAuth && { iamAuth }) }],
  requireTls: true,
});

/** Absent is DISABLED. With the scheme IAM_AUTH a proxy holds no passwords at all. */
export const rdsProxyIamRequired = rule({
  id: "rds-proxy-iam-required",
  title: "Database proxies take IAM for passwords",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "Each way into an RDS proxy has iamAuth REQUIRED.",
  rationale: "The proxy knows the database's password; what it asks of its clients decides.",
  fix: 'auths: [{ authScheme: "SECRETS", iamAuth: "REQUIRED", secretArn }]',
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html",
  type: "aws:rds/proxy:Proxy",
  check: ({ defaultAuthScheme = "NONE", auths = [] }) => {
    if (auths.length === 0 && defaultAuthScheme !== "IAM_AUTH") {
      return "proxy must name a secret with iamAuth REQUIRED, or the defaultAuthScheme IAM_AUTH";
    }
    return firstFinding(auths, ({ iamAuth }) =>
      iamAuth === "REQUIRED" ? undefined : 'each of auths must set iamAuth: "REQUIRED"',
    );
  },
  complies: [proxy("REQUIRED"), { defaultAuthScheme: "IAM_AUTH", requireTls: true }],
  violates: [proxy(), proxy("DISABLED"), { requireTls: true }],
  undecided: [proxy(UNKNOWN)],
});
