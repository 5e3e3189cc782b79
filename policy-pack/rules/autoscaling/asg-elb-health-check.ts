import { anyOf } from "../../lib/anyOf.ts";
import { declared } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const GROUP = "aws:autoscaling/group:Group";
const ATTACHMENTS = [
  "aws:autoscaling/attachment:Attachment",
  "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
] as const;
/** Checks by what sends the traffic; a list of several is separated by commas. */
const BY_TRAFFIC = ["ELB", "VPC_LATTICE"];

const group = (props: object) => ({
  type: GROUP,
  name: "hosts",
  props: { minSize: 1, maxSize: 3, ...props },
});
const attached = declared("aws:autoscaling/attachment:Attachment", "hosts", {
  autoscalingGroupName: { $ref: "hosts.name" },
  lbTargetGroupArn: { $ref: "targets.arn" },
});

/** A group that no load balancer sends traffic to has nothing but its instances' own checks. */
export const asgElbHealthCheck = stackRule({
  id: "asg-elb-health-check",
  title: "Groups behind load balancers use their checks",
  safeguards: ["164.312(b)"],
  severity: "low",
  requires: "An Auto Scaling group behind a load balancer replaces what the balancer finds ill.",
  rationale: "An instance may run, and answer no request.",
  fix: 'healthCheckType: "ELB"',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html",
  type: GROUP,
  check: (subject, resources) => {
    const { props } = subject;
    const checked = () => (props.healthCheckType ?? "EC2").split(",");
    const waysToTraffic = [
      () => (props.loadBalancers ?? []).length > 0,
      () => (props.targetGroupArns ?? []).length > 0,
      () => (props.trafficSources ?? []).length > 0,
      ...ATTACHMENTS.map(
        (type) => () => resources.pointingAt(subject, type, "autoscalingGroupName").length > 0,
      ),
    ];
    if (!anyOf(waysToTraffic, (ask) => ask())) return undefined;
    return checked().some((one) => BY_TRAFFIC.includes(one.trim()))
      ? undefined
      : "group behind a load balancer must set healthCheckType: ELB";
  },
  complies: [
    [group({})],
    [group({ targetGroupArns: [UNKNOWN], healthCheckType: "ELB" })],
    [group({ healthCheckType: "EC2,ELB" }), attached],
  ],
  violates: [
    [group({ targetGroupArns: [UNKNOWN] })],
    [group({ loadBalancers: ["classic"], healthCheckType: "EC2" })],
    [group({}), attached],
  ],
  undecided: [[group({ targetGroupArns: ["arn"], healthCheckType: UNKNOWN })]],
});
