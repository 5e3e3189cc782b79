import { publicGrant, publicGrantExamples } from "../../lib/everyone.ts";
import { rule } from "../../rule.ts";

export const ecrPolicyNotPublic = rule({
  id: "ecr-policy-not-public",
  title: "Policies of repositories name their principals",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "high",
  requires: "The policy of a repository, or of a registry, allows everyone nothing.",
  rationale: "Whoever pulls an image has the model, and whoever pushes one has the service.",
  fix: 'Principal: { AWS: "arn:aws:iam::111122223333:root" }',
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
  type: ["aws:ecr/repositoryPolicy:RepositoryPolicy", "aws:ecr/registryPolicy:RegistryPolicy"],
  check: ({ policy }) => publicGrant(policy),
  ...publicGrantExamples("ecr:BatchGetImage", (policy) => ({ policy })),
});
