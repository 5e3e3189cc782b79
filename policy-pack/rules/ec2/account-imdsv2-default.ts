import { rule } from "../../rule.ts";

export const accountImdsv2Default = rule({
  id: "account-imdsv2-default",
  title: "Accounts default to IMDSv2",
  safeguards: ["164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "medium",
  requires: "The metadata defaults of an account and region set httpTokens to required.",
  rationale: "Machines started outside this program are bound by the account's default only.",
  fix: 'httpTokens: "required"',
  source:
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-options-order-of-precedence.html",
  type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
  check: ({ httpTokens }) =>
    httpTokens === "required" ? undefined : 'httpTokens must be "required"',
  complies: [{ httpTokens: "required" }],
  violates: [{}, { httpTokens: "optional" }, { httpTokens: "no-preference" }],
  remedy: () => ({ httpTokens: "required" }),
});
