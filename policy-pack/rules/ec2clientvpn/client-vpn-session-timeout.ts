import { MAX_WORKDAY_HOURS } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const people = [{ type: "federated-authentication", samlProviderArn: "arn" }];
const endpoint = (changes: object) => ({
  authenticationOptions: people,
  connectionLogOptions: { enabled: true, cloudwatchLogGroup: "vpn" },
  sessionTimeoutHours: 8,
  disconnectOnSessionTimeout: true,
  ...changes,
});

/** Absent is 24 hours, after which the client connects again by itself. */
export const clientVpnSessionTimeout = rule({
  id: "client-vpn-session-timeout",
  title: "Client VPN connections end every working day",
  safeguards: ["164.312(a)(2)(iii)", "164.312(d)"],
  severity: "medium",
  requires: "A Client VPN endpoint disconnects after 12 hours at most, until the person signs in.",
  rationale: "A laptop that was left connected is an open door to the private network.",
  fix: "sessionTimeoutHours: 12, disconnectOnSessionTimeout: true",
  source: "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-max-duration.html",
  type: "aws:ec2clientvpn/endpoint:Endpoint",
  check: ({ sessionTimeoutHours = 24, disconnectOnSessionTimeout }) => {
    if (sessionTimeoutHours > MAX_WORKDAY_HOURS) return "sessionTimeoutHours must be 12 at most";
    return disconnectOnSessionTimeout === true
      ? undefined
      : "endpoint must set disconnectOnSessionTimeout: true";
  },
  complies: [endpoint({}), endpoint({ sessionTimeoutHours: 12 })],
  violates: [
    endpoint({ sessionTimeoutHours: undefined }),
    endpoint({ sessionTimeoutHours: 24 }),
    endpoint({ disconnectOnSessionTimeout: false }),
  ],
  undecided: [endpoint({ sessionTimeoutHours: UNKNOWN })],
});
