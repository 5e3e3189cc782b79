import { fromWideBlock, includesPort, ingressCases } from "../../lib/ingress.ts";
import { ruleOfCases } from "../../rule.ts";

const SSH = 22;

/** Half the internet is too much: two rules would open the port to all of it. */
export const sgNoOpenSsh = ruleOfCases({
  id: "sg-no-open-ssh",
  title: "SSH is closed to the internet",
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
  requires: "No security group lets a block wider than any private one in on port 22.",
  rationale: "An open SSH port is found and attacked within minutes.",
  fix: "use Session Manager, and remove the ingress on port 22",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/restricted-ssh.html",
  cases: ingressCases(
    (ingress) =>
      includesPort(ingress, SSH) && fromWideBlock(ingress)
        ? "port 22 is open to the internet"
        : undefined,
    [SSH, "10.0.0.0/8"],
    [SSH, "128.0.0.0/1"],
  ),
});
