import { anyOf } from "../../lib/anyOf.ts";
import { on, ruleOfCases } from "../../rule.ts";

const CLOSED = "associatePublicIpAddress must be false";

/** Absent asks the subnet. A template without network interfaces leaves the whole choice to it, which its own rule guards. */
export const launchConfigNoPublicIp = ruleOfCases({
  id: "launch-config-no-public-ip",
  title: "Launched machines have no public address",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(B)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "high",
  requires: "Every network interface of a launch template or configuration refuses one.",
  rationale: "A machine with a public address is one open security group away from the internet.",
  fix: "associatePublicIpAddress: false",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-in-vpc.html",
  cases: [
    on({
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      check: ({ networkInterfaces = [] }) =>
        anyOf(networkInterfaces, (one) => one.associatePublicIpAddress !== "false")
          ? `networkInterfaces: ${CLOSED}`
          : undefined,
      complies: [{}, { networkInterfaces: [{ associatePublicIpAddress: "false" }] }],
      violates: [
        { networkInterfaces: [{ associatePublicIpAddress: "true" }] },
        { networkInterfaces: [{ subnetId: "subnet-1" }] },
      ],
    }),
    on({
      type: "aws:ec2/launchConfiguration:LaunchConfiguration",
      check: ({ associatePublicIpAddress }) =>
        associatePublicIpAddress === false ? undefined : CLOSED,
      complies: [{ associatePublicIpAddress: false }],
      violates: [{}, { associatePublicIpAddress: true }],
    }),
  ],
});
