import { rule, UNKNOWN } from "../../rule.ts";

/** Protocols of listeners that end TLS themselves. */
const ENDING_TLS = ["HTTPS", "TLS"];

/**
 * Policies of TLS 1.2 and newer whose every cipher has forward secrecy, with their FIPS and post-quantum variants.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const POLICIES: ReadonlySet<string> = new Set([
  "ELBSecurityPolicy-TLS13-1-3-2021-06",
  "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09",
  "ELBSecurityPolicy-FS-1-2-2019-08",
  "ELBSecurityPolicy-FS-1-2-Res-2019-08",
  "ELBSecurityPolicy-FS-1-2-Res-2020-10",
]);

const listener = (sslPolicy?: string) => ({
  protocol: "HTTPS",
  port: 443,
  certificateArn: "arn:aws:acm:us-east-2:111122223333:certificate/c",
  ...(sslPolicy !== undefined && { sslPolicy }),
});

/** Absent is ELBSecurityPolicy-2016-08, which lets TLS 1.0 through. */
export const lbListenerTlsPolicy = rule({
  id: "lb-listener-tls-policy",
  title: "Listeners speak TLS 1.2 or newer, with forward secrecy",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A listener that ends TLS names a policy of TLS 1.2 or newer with forward secrecy.",
  rationale: "With older versions and ciphers, traffic that was recorded can be read later.",
  fix: 'sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"',
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
  type: ["aws:lb/listener:Listener", "aws:alb/listener:Listener"],
  check: (props) => {
    if (!ENDING_TLS.includes(props.protocol ?? "")) return undefined;
    const { sslPolicy = "ELBSecurityPolicy-2016-08" } = props;
    return POLICIES.has(sslPolicy) ? undefined : `sslPolicy must not be ${sslPolicy}`;
  },
  complies: [
    listener("ELBSecurityPolicy-TLS13-1-2-Res-2021-06"),
    { ...listener("ELBSecurityPolicy-TLS13-1-3-2021-06"), protocol: "TLS" },
    { protocol: "TCP", port: 443 },
    { protocol: "HTTP", port: 80, defaultActions: [{ type: "redirect" }] },
  ],
  violates: [
    listener("ELBSecurityPolicy-TLS-1-1-2017-01"),
    listener("ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06"),
    listener(),
  ],
  undecided: [listener(UNKNOWN)],
  remedy: () => ({ sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" }),
});
