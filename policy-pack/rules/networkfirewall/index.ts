import type { Rule } from "../../rule.ts";
import { networkFirewallLogging } from "./network-firewall-logging.ts";
import { networkFirewallProtected } from "./network-firewall-protected.ts";

export const networkfirewallRules: readonly Rule[] = [
  networkFirewallLogging,
  networkFirewallProtected,
];
