import { rule, UNKNOWN } from "../../rule.ts";

const auths = [{ authScheme: "SECRETS", iamAuth: "REQUIRED", secretArn: "arn" }];

/** Absent is false. */
export const rdsProxyRequiresTls = rule({
  id: "rds-proxy-requires-tls",
  title: "Database proxies take no connection without TLS",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "An RDS proxy sets requireTls.",
  rationale: "Patients' data crosses the network between an application and the proxy.",
  fix: "requireTls: true",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html",
  type: "aws:rds/proxy:Proxy",
  check: ({ requireTls }) => (requireTls === true ? undefined : "proxy must set requireTls: true"),
  complies: [{ auths, requireTls: true }],
  violates: [{ auths }, { auths, requireTls: false }],
  undecided: [{ auths, requireTls: UNKNOWN }],
});
