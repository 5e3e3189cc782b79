import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const REPOSITORY = "aws:ecr/repository:Repository";
const TEMPLATE = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";

/** Repositories, and templates of those that ECR makes by itself. */
export const REPOSITORIES = [REPOSITORY, TEMPLATE] as const;

type Repository = PropsOf<typeof REPOSITORY>;

/** A repository that complies with the rules on ECR, but for what `changes` takes away or makes other. */
export function repositoryExample(changes: Repository = {}) {
  const whole: Repository = {
    encryptionConfigurations: [
      { encryptionType: "KMS", kmsKey: "arn:aws:kms:us-east-2:111122223333:key/k" },
    ],
    imageScanningConfiguration: { scanOnPush: true },
    imageTagMutability: "IMMUTABLE",
    name: "novamind/pat",
  };
  return changed(whole, changes) as PropsOf<(typeof REPOSITORIES)[number]>;
}
