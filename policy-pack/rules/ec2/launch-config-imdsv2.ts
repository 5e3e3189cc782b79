import { rule } from "../../rule.ts";

const more = { associatePublicIpAddress: false };

/** Absent is optional; unlike a launch template, a launch configuration cannot be changed once it is there. */
export const launchConfigImdsv2 = rule({
  id: "launch-config-imdsv2",
  title: "Launch configurations require IMDSv2",
  safeguards: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "high",
  requires: "A launch configuration sets httpTokens to required.",
  rationale: "A forged request must not obtain the credentials of the machine.",
  fix: 'metadataOptions: { httpTokens: "required" }, or better a launch template',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-config.html",
  type: "aws:ec2/launchConfiguration:LaunchConfiguration",
  check: ({ metadataOptions: { httpEndpoint, httpTokens } = {} }) =>
    httpEndpoint === "disabled" || httpTokens === "required"
      ? undefined
      : 'metadataOptions.httpTokens must be "required"',
  complies: [
    { ...more, metadataOptions: { httpTokens: "required" } },
    { ...more, metadataOptions: { httpEndpoint: "disabled" } },
  ],
  violates: [more, { ...more, metadataOptions: { httpTokens: "optional" } }],
});
