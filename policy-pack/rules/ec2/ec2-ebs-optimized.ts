import { instanceExample } from "../../lib/instances.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

/** Types of which it is a choice; later ones always are optimized, other early ones never. */
const OPTIONAL = new Set([
  ...["c1.xlarge", "g2.2xlarge", "m1.large", "m1.xlarge"],
  ...["c3.xlarge", "c3.2xlarge", "c3.4xlarge", "i2.xlarge", "i2.2xlarge", "i2.4xlarge"],
  ...["m2.2xlarge", "m2.4xlarge", "m3.xlarge", "m3.2xlarge"],
  ...["r3.xlarge", "r3.2xlarge", "r3.4xlarge"],
]);

const FINDING = "ebsOptimized must be true for an instance type of which it is a choice";

const { props: instance } = instanceExample();

/** Absent is false. */
export const ec2EbsOptimized = ruleOfCases({
  id: "ec2-ebs-optimized",
  title: "Machines have bandwidth of their own for EBS",
  safeguards: ["164.308(a)(7)(i)"],
  severity: "low",
  requires: "An instance of a previous generation is EBS-optimized where that is a choice.",
  rationale: "Without it, backups and the application's own traffic starve each other.",
  fix: "ebsOptimized: true, or an instance type of a current generation",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html",
  cases: [
    on({
      type: ["aws:ec2/instance:Instance", "aws:ec2/launchConfiguration:LaunchConfiguration"],
      check: (props) =>
        OPTIONAL.has(props.instanceType ?? "") && props.ebsOptimized !== true ? FINDING : undefined,
      complies: [
        instance,
        { ...instance, instanceType: "m3.xlarge", ebsOptimized: true },
        { ...instance, instanceType: "m3.medium" },
      ],
      violates: [
        { ...instance, instanceType: "m3.xlarge" },
        { ...instance, instanceType: "r3.4xlarge", ebsOptimized: false },
      ],
      undecided: [{ ...instance, instanceType: UNKNOWN }],
    }),
    on({
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      check: (props) =>
        OPTIONAL.has(props.instanceType ?? "") && props.ebsOptimized !== "true"
          ? FINDING
          : undefined,
      complies: [
        { instanceType: "m7i.large" },
        { instanceType: "c3.xlarge", ebsOptimized: "true" },
      ],
      violates: [
        { instanceType: "c3.xlarge" },
        { instanceType: "c3.xlarge", ebsOptimized: "false" },
      ],
    }),
  ],
});
