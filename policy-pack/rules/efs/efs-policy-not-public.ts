import { publicGrant, publicGrantExamples } from "../../lib/everyone.ts";
import { rule } from "../../rule.ts";

export const efsPolicyNotPublic = rule({
  id: "efs-policy-not-public",
  title: "Policies of file systems name their principals",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "A file system's policy allows everyone nothing, unless it is mounted in the VPC.",
  rationale: "A policy that allows everyone asks no client who it is.",
  fix: 'Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }',
  source: "https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html",
  type: "aws:efs/fileSystemPolicy:FileSystemPolicy",
  check: ({ policy }) => publicGrant(policy),
  ...publicGrantExamples("elasticfilesystem:ClientMount", (policy) => ({
    policy,
    fileSystemId: "fs-1",
  })),
});
