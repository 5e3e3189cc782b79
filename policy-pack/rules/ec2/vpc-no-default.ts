import { rule } from "../../rule.ts";

export const vpcNoDefault = rule({
  id: "vpc-no-default",
  title: "Default VPCs are not used",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "No stack adopts a default VPC or a default subnet.",
  rationale: "All subnets of a default VPC are public, and every Region has the same addresses.",
  fix: "new aws.ec2.Vpc(name, { cidrBlock, … })",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
  type: ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"],
  check: () => "default VPCs and their subnets are not allowed",
  complies: "never",
  violates: [{}],
});
