import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const vpc = declared("aws:ec2/vpc:Vpc", "data", { cidrBlock: "10.0.0.0/16" });
const flowLog = (trafficType: string) =>
  declared("aws:ec2/flowLog:FlowLog", "data-flow", { vpcId: { $ref: "data.id" }, trafficType });

export const vpcFlowLogs = stackRule({
  id: "vpc-flow-logs",
  title: "VPCs log all traffic",
  safeguards: ["164.308(a)(3)(ii)(A)", "164.312(b)"],
  severity: "high",
  requires: "Every VPC has a flow log of traffic type ALL.",
  rationale: "Flow logs are the only record of who talked to whom on the network.",
  fix: 'new aws.ec2.FlowLog(name, { vpcId: vpc.id, trafficType: "ALL", … })',
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
  type: "aws:ec2/vpc:Vpc",
  check: (subject, resources) =>
    resources
      .pointingAt(subject, "aws:ec2/flowLog:FlowLog", "vpcId")
      .some(({ props }) => props.trafficType === "ALL")
      ? undefined
      : "VPC has no flow log of traffic type ALL",
  complies: [
    [vpc, flowLog("ALL")],
    [vpc, flowLog("REJECT"), { ...flowLog("ALL"), name: "all" }],
  ],
  violates: [[vpc], [vpc, flowLog("REJECT")]],
  undecided: [[vpc, declared("aws:ec2/flowLog:FlowLog", "other", { vpcId: { $ref: "?" } })]],
});
