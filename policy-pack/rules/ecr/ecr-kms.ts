import { REPOSITORIES, repositoryExample } from "../../lib/imageRepositories.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is AES256, and cannot be changed later. */
export const ecrKms = rule({
  id: "ecr-kms",
  title: "Images are under a customer's key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "A repository encrypts with KMS, and names its key.",
  rationale: "Models in an image have learnt from records.",
  fix: 'encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }]',
  source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
  type: REPOSITORIES,
  check: ({ encryptionConfigurations: [one = {}] = [] }) => {
    if (!one.encryptionType?.startsWith("KMS")) return 'encryptionType must be "KMS"';
    return "kmsKey" in one ? undefined : "kmsKey must be set";
  },
  complies: [
    repositoryExample(),
    repositoryExample({
      encryptionConfigurations: [{ encryptionType: "KMS_DSSE", kmsKey: UNKNOWN }],
    }),
  ],
  violates: [
    repositoryExample({ encryptionConfigurations: undefined }),
    repositoryExample({ encryptionConfigurations: [{ encryptionType: "AES256" }] }),
    repositoryExample({ encryptionConfigurations: [{ encryptionType: "KMS" }] }),
  ],
  undecided: [repositoryExample({ encryptionConfigurations: [{ encryptionType: UNKNOWN }] })],
});
