import type { PropsOf } from "../../awsType.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const FIREWALL = "aws:networkfirewall/firewall:Firewall";

const firewall = (changes: PropsOf<typeof FIREWALL> = {}) => ({
  firewallPolicyArn: "arn:aws:network-firewall:us-east-2:111122223333:firewall-policy/egress",
  deleteProtection: true,
  firewallPolicyChangeProtection: true,
  ...changes,
});

/** Absent is false for both. */
export const networkFirewallProtected = rule({
  id: "network-firewall-protected",
  title: "Firewalls cannot be taken away by mistake",
  safeguards: ["164.308(a)(5)(ii)(B)", "164.312(e)(1)"],
  severity: "medium",
  requires: "A Network Firewall is protected against deletion and against another policy.",
  rationale: "Without its firewall, or under an empty policy, the network is open.",
  fix: "deleteProtection: true, firewallPolicyChangeProtection: true",
  source:
    "https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-settings.html",
  type: FIREWALL,
  check: ({ deleteProtection, firewallPolicyChangeProtection }) =>
    deleteProtection === true && firewallPolicyChangeProtection === true
      ? undefined
      : "must set deleteProtection and firewallPolicyChangeProtection",
  complies: [firewall()],
  violates: [
    {},
    firewall({ deleteProtection: false }),
    firewall({ firewallPolicyChangeProtection: false }),
  ],
  undecided: [firewall({ deleteProtection: UNKNOWN as never })],
});
