import { fromWideBlock, includesPort, ingressCases, isTcp } from "../../lib/ingress.ts";
import { ruleOfCases } from "../../rule.ts";

/** Of FTP, MySQL, Remote Desktop and mSQL. */
const PORTS = [20, 21, 3306, 3389, 4333];
const MYSQL = 3306;

/** Half the internet is too much for these: two rules would open them to all of it. */
export const sgNoOpenCommonPorts = ruleOfCases({
  id: "sg-no-open-common-ports",
  title: "Ports of file transfer, databases and remote desktops are closed to the internet",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires:
    "No security group lets a block wider than any private one in on TCP port 20, 21, 3306, 3389 or 4333.",
  rationale: "These ports lead to data and desktops, and are scanned for without pause.",
  fix: 'cidrIpv4: "10.0.0.0/16", or better referencedSecurityGroupId: clients.id',
  source: "https://docs.aws.amazon.com/config/latest/developerguide/restricted-common-ports.html",
  cases: ingressCases(
    (ingress) => {
      const open = isTcp(ingress) && PORTS.find((port) => includesPort(ingress, port));
      return open && fromWideBlock(ingress)
        ? `port ${String(open)} is open to the internet`
        : undefined;
    },
    [MYSQL, "10.0.0.0/8"],
    [MYSQL, "128.0.0.0/1"],
  ),
});
