import { declared } from "../../resources.ts";
import { stackRule, type Answer } from "../../rule.ts";

const TYPE = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const vpc = declared("aws:ec2/vpc:Vpc", "data");
const adopted = (rules: object = {}) =>
  declared(TYPE, "data-default", { vpcId: { $ref: "data.id" }, ...rules });

/** Adopting the group strips its rules, so absent ones comply. */
export const vpcDefaultSgClosed = stackRule({
  id: "vpc-default-sg-closed",
  title: "Default security groups let nothing through",
  safeguards: ["164.312(e)(1)"],
  severity: "high",
  requires: "Every VPC's default security group is adopted and has no rule.",
  rationale: "What names no group lands in this one, which starts out open to its members.",
  fix: "new aws.ec2.DefaultSecurityGroup(name, { vpcId: vpc.id, ingress: [], egress: [] })",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  type: "aws:ec2/vpc:Vpc",
  check: (subject, resources): Answer => {
    const [group] = resources.pointingAt(subject, TYPE, "vpcId");
    if (!group) return "the VPC's default security group is not adopted";
    const { ingress = [], egress = [] } = group.props;
    return ingress.length + egress.length > 0
      ? "the VPC's default security group has rules"
      : undefined;
  },
  complies: [
    [vpc, adopted()],
    [vpc, adopted({ ingress: [], egress: [] })],
  ],
  violates: [[vpc], [vpc, adopted({ egress: [{ protocol: "-1", fromPort: 0, toPort: 0 }] })]],
});
