import { instanceExample } from "../../lib/instances.ts";
import { on, ruleOfCases } from "../../rule.ts";

const ELASTIC = "no Elastic IP address may belong to an instance";

/** Absent asks the subnet, which its own rule guards. */
export const ec2NoPublicIp = ruleOfCases({
  id: "ec2-no-public-ip",
  title: "Instances have no public address",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "high",
  requires: "An instance asks for no public address, and is given no Elastic IP address.",
  rationale: "A machine with a public address is one open security group away from the internet.",
  fix: "associatePublicIpAddress: false",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-no-public-ip.html",
  cases: [
    on({
      type: "aws:ec2/instance:Instance",
      check: ({ associatePublicIpAddress = false }) =>
        associatePublicIpAddress ? "associatePublicIpAddress must be false" : undefined,
      complies: [
        instanceExample().props,
        instanceExample({ associatePublicIpAddress: undefined }).props,
      ],
      violates: [instanceExample({ associatePublicIpAddress: true }).props],
    }),
    on({
      type: "aws:ec2/eip:Eip",
      check: (props) => ("instance" in props ? ELASTIC : undefined),
      complies: [{ domain: "vpc" }],
      violates: [{ domain: "vpc", instance: "i-1" }],
    }),
    on({
      type: "aws:ec2/eipAssociation:EipAssociation",
      check: (props) => ("instanceId" in props ? ELASTIC : undefined),
      complies: [{ allocationId: "eipalloc-1", networkInterfaceId: "eni-1" }],
      violates: [{ allocationId: "eipalloc-1", instanceId: "i-1" }],
    }),
  ],
});
