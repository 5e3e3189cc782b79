import { anyOf } from "../../lib/anyOf.ts";
import { on, ruleOfCases } from "../../rule.ts";

const ENCRYPTED = "encrypted must be true";

/** Absent asks the account's default, which this program cannot see; instance-store mappings have no `ebs` block. */
export const ebsVolumesEncrypted = ruleOfCases({
  id: "ebs-volumes-encrypted",
  title: "EBS volumes are encrypted",
  safeguards: [
    "164.308(a)(1)(ii)(B)",
    "164.308(a)(4)(ii)(A)",
    "164.312(a)(2)(iv)",
    "164.312(c)(1)",
    "164.312(e)(2)(ii)",
    "164.314(b)(1)",
    "164.314(b)(2)",
  ],
  severity: "high",
  requires: "Every volume, and every volume that a launch template maps, sets encrypted.",
  rationale: "Snapshots and discarded volumes outlive the machine that wrote them.",
  fix: "encrypted: true",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  cases: [
    on({
      type: "aws:ebs/volume:Volume",
      check: ({ encrypted }) => (encrypted === true ? undefined : ENCRYPTED),
      complies: [{ encrypted: true }],
      violates: [{}, { encrypted: false }],
    }),
    on({
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      check: ({ blockDeviceMappings = [] }) =>
        anyOf(blockDeviceMappings, ({ ebs }) => ebs !== undefined && ebs.encrypted !== "true")
          ? `blockDeviceMappings: ${ENCRYPTED}`
          : undefined,
      complies: [
        { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }] },
        { blockDeviceMappings: [{ deviceName: "/dev/sdb", virtualName: "ephemeral0" }] },
        {},
      ],
      violates: [
        { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 100 } }] },
        { blockDeviceMappings: [{ ebs: { encrypted: "true" } }, { ebs: { encrypted: "false" } }] },
      ],
    }),
  ],
});
