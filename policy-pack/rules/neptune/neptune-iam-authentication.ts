import { NEPTUNE_CLUSTER, neptuneExample } from "../../lib/neptuneClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const neptuneIamAuthentication = rule({
  id: "neptune-iam-authentication",
  title: "Neptune authenticates by IAM",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "A cluster sets iamDatabaseAuthenticationEnabled.",
  rationale: "Neptune has no passwords: without IAM whoever reaches its port may read and write.",
  fix: "iamDatabaseAuthenticationEnabled: true",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html",
  type: NEPTUNE_CLUSTER,
  check: ({ iamDatabaseAuthenticationEnabled }) =>
    iamDatabaseAuthenticationEnabled === true
      ? undefined
      : "iamDatabaseAuthenticationEnabled must be true",
  complies: [neptuneExample()],
  violates: [
    neptuneExample({ iamDatabaseAuthenticationEnabled: undefined }),
    neptuneExample({ iamDatabaseAuthenticationEnabled: false }),
  ],
  undecided: [neptuneExample({ iamDatabaseAuthenticationEnabled: UNKNOWN as never })],
});
