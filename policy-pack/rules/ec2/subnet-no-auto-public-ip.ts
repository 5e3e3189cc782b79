import { rule } from "../../rule.ts";

/** Absent is false. awsx sets mapPublicIpOnLaunch on subnets of type Public: those need a transformation, or an exemption. */
export const subnetNoAutoPublicIp = rule({
  id: "subnet-no-auto-public-ip",
  title: "Subnets give no public addresses",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "high",
  requires: "A subnet gives no public IPv4 or IPv6 address to what is launched in it.",
  rationale: "A machine with a public address is one open security group away from the internet.",
  fix: "mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  type: "aws:ec2/subnet:Subnet",
  check: ({ mapPublicIpOnLaunch = false, assignIpv6AddressOnCreation = false }) => {
    if (mapPublicIpOnLaunch) return "mapPublicIpOnLaunch must be false";
    return assignIpv6AddressOnCreation ? "assignIpv6AddressOnCreation must be false" : undefined;
  },
  complies: [{}, { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false }],
  violates: [{ mapPublicIpOnLaunch: true }, { assignIpv6AddressOnCreation: true }],
});
