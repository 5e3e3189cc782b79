import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";
const LOGGING = "aws:networkfirewall/loggingConfiguration:LoggingConfiguration";
const TYPES = ["ALERT", "FLOW"];

const firewall = declared(FIREWALL, "egress", { deleteProtection: true });
const logging = (types: string[], firewallArn: { $ref: string } = { $ref: "egress.arn" }) =>
  declared(LOGGING, "egress-logs", {
    firewallArn,
    loggingConfiguration: {
      logDestinationConfigs: types.map((logType) => ({
        logType,
        logDestinationType: "CloudWatchLogs",
        logDestination: { logGroup: "egress" },
      })),
    },
  });

export const networkFirewallLogging = stackRule({
  id: "network-firewall-logging",
  title: "Firewalls log flows and alerts",
  safeguards: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  severity: "high",
  requires: "Every Network Firewall logs both flows and alerts.",
  rationale: "The firewall sees who talked to whom outside, and what it refused.",
  fix: 'logDestinationConfigs: [{ logType: "FLOW", … }, { logType: "ALERT", … }]',
  source:
    "https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html",
  type: FIREWALL,
  check: (subject, resources) => {
    const logged = resources
      .pointingAt(subject, LOGGING, "firewallArn")
      .flatMap(({ props }) => props.loggingConfiguration?.logDestinationConfigs ?? [])
      .map(({ logType }) => logType);
    const missing = TYPES.filter((type) => !logged.includes(type));
    return missing.length > 0 ? `the firewall does not log ${missing.join(", ")}` : undefined;
  },
  complies: [[firewall, logging(["ALERT", "FLOW"])]],
  violates: [[firewall], [firewall, logging(["FLOW"])], [firewall, logging(["ALERT"])]],
  undecided: [[firewall, logging(TYPES, { $ref: "?" })]],
});
