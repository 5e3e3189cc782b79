import {
  byTemplate,
  INSTANCE,
  instanceBackup,
  instanceExample,
  templateExample,
} from "../../lib/instances.ts";
import { stackRule } from "../../rule.ts";

const { named, template } = templateExample;
const launched = instanceExample({ subnetId: undefined, launchTemplate: named });

/** Absent is a subnet of the default VPC, which gives public addresses and has a way to the internet. */
export const ec2InVpc = stackRule({
  id: "ec2-in-vpc",
  title: "Instances are in a subnet of the program's",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "high",
  requires:
    "An instance, or the launch template that it names, has a subnet or a network interface.",
  rationale: "AWS puts an instance without a subnet into the default VPC, which is public.",
  fix: "subnetId: subnet.id",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/ec2-instances-in-vpc.html",
  type: INSTANCE,
  check: (subject, resources) =>
    ["subnetId", "primaryNetworkInterface", "networkInterfaces"].some(
      (one) => one in subject.props,
    ) ||
    byTemplate(subject, resources, ({ networkInterfaces = [] }) =>
      networkInterfaces.some((one) => "subnetId" in one || "networkInterfaceId" in one),
    )
      ? undefined
      : "subnetId or primaryNetworkInterface must be set",
  complies: [
    [instanceExample()],
    [
      instanceExample({
        subnetId: undefined,
        primaryNetworkInterface: { networkInterfaceId: "eni-1" },
      }),
    ],
    [
      launched,
      template({
        networkInterfaces: [{ associatePublicIpAddress: "false", subnetId: "subnet-1" }],
      }),
    ],
  ],
  violates: [
    [instanceExample({ subnetId: undefined }), instanceBackup],
    [launched, template()],
  ],
  undecided: [[launched]],
});
