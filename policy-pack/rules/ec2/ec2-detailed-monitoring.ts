import { instanceExample } from "../../lib/instances.ts";
import { on, ruleOfCases } from "../../rule.ts";

const launched = { associatePublicIpAddress: false, metadataOptions: { httpTokens: "required" } };
const hidden = { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } };

/** Absent is false for an instance and a launch template, and true for a launch configuration. */
export const ec2DetailedMonitoring = ruleOfCases({
  id: "ec2-detailed-monitoring",
  title: "Machines are measured every minute",
  safeguards: ["164.312(b)"],
  severity: "low",
  requires: "Instances, and what launches them, have detailed monitoring.",
  rationale: "Measured every five minutes, what happened between two alarms stays unknown.",
  fix: "monitoring: true",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html",
  cases: [
    on({
      type: "aws:ec2/instance:Instance",
      check: ({ monitoring }) => (monitoring === true ? undefined : "monitoring must be true"),
      complies: [instanceExample().props],
      violates: [
        instanceExample({ monitoring: undefined }).props,
        instanceExample({ monitoring: false }).props,
      ],
    }),
    on({
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      check: ({ monitoring }) =>
        monitoring?.enabled === true ? undefined : "monitoring.enabled must be true",
      complies: [{ ...hidden, monitoring: { enabled: true } }],
      violates: [hidden, { ...hidden, monitoring: { enabled: false } }],
    }),
    on({
      type: "aws:ec2/launchConfiguration:LaunchConfiguration",
      check: ({ enableMonitoring = true }) =>
        enableMonitoring ? undefined : "enableMonitoring must not be false",
      complies: [launched, { ...launched, enableMonitoring: true }],
      violates: [{ ...launched, enableMonitoring: false }],
    }),
  ],
});
