import { REPOSITORIES, repositoryExample } from "../../lib/imageRepositories.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is MUTABLE. */
export const ecrImmutableTags = rule({
  id: "ecr-immutable-tags",
  title: "Tags of images stay where they are",
  safeguards: ["164.308(a)(5)(ii)(B)", "164.312(c)(1)"],
  severity: "medium",
  requires: "A repository sets imageTagMutability to IMMUTABLE.",
  rationale: "A tag that can be moved makes another program of one that was reviewed.",
  fix: 'imageTagMutability: "IMMUTABLE"',
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
  type: REPOSITORIES,
  check: ({ imageTagMutability }) =>
    imageTagMutability === "IMMUTABLE" ? undefined : 'imageTagMutability must be "IMMUTABLE"',
  complies: [repositoryExample()],
  violates: [
    repositoryExample({ imageTagMutability: undefined }),
    repositoryExample({ imageTagMutability: "MUTABLE" }),
    repositoryExample({ imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }),
  ],
  undecided: [repositoryExample({ imageTagMutability: UNKNOWN })],
});
