import { rule } from "../../rule.ts";

/** Absent takes the account's setting, which this program cannot see. */
export const ecsClusterEnhancedInsights = rule({
  id: "ecs-cluster-enhanced-insights",
  title: "ECS clusters have enhanced observability",
  safeguards: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  severity: "low",
  requires: "A cluster sets containerInsights to enhanced.",
  rationale: "Without it, what a task did cannot be followed past the cluster's totals.",
  fix: 'settings: [{ name: "containerInsights", value: "enhanced" }]',
  source:
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/container-insights-detailed-ecs-metrics.html",
  type: "aws:ecs/cluster:Cluster",
  check: ({ settings = [] }) =>
    settings.some(({ name, value }) => name === "containerInsights" && value === "enhanced")
      ? undefined
      : 'settings must have containerInsights "enhanced"',
  complies: [{ settings: [{ name: "containerInsights", value: "enhanced" }] }],
  violates: [{}, { settings: [{ name: "containerInsights", value: "disabled" }] }],
});
