import { matches } from "./glob.ts";
import { policyExample, type Grant } from "./iamGrants.ts";
import type { Statement } from "./policyDocument.ts";

/** What makes plaintext, or ciphertext under another key; IAM compares actions without regard to case. */
const DECRYPTION = ["kms:decrypt", "kms:reencryptfrom", "kms:reencryptto"];

const KEY = "arn:aws:kms:us-east-2:111122223333:key/1234abcd";

/**
 * Decryption with every key there is. Conditions do not count, as they do not for AWS Config: a statement that names its keys can be
 * read without knowing what they say.
 */
export const decryptionWithEveryKey: Grant = {
  finding: "a statement allows decryption with every key: name the keys in Resource",
  isIn: (statement) => decrypts(statement) && isOnEveryKey(statement),
  complies: [
    policyExample(["kms:Decrypt", "kms:GenerateDataKey"], KEY),
    policyExample(["kms:DescribeKey", "s3:GetObject"], "*"),
    policyExample("kms:Decrypt", "*", { Effect: "Deny" }),
    policyExample("kms:Decrypt", "*", { Resource: [KEY, `${KEY}5678`] }),
  ],
  violates: [
    policyExample("kms:Decrypt", "*"),
    policyExample(["s3:GetObject", "kms:De*"], "arn:aws:kms:*:111122223333:key/*"),
    policyExample("kms:ReEncrypt*", "arn:aws:kms:us-east-2:111122223333:*"),
    policyExample("KMS:decrypt", "*", { Resource: [KEY, "*"] }),
  ],
};

function decrypts({ actions, exceptActions }: Statement): boolean {
  const patterns = actions.map((action) => action.toLowerCase());
  return DECRYPTION.some(
    (one) => patterns.some((pattern) => matches(pattern, one)) !== exceptActions,
  );
}

function isOnEveryKey({ resources, exceptResources }: Statement): boolean {
  return exceptResources || resources.some(isEveryKey);
}

function isEveryKey(resource: string): boolean {
  if (!resource.startsWith("arn:")) return resource === "*";
  const [, , service = "*", , , ...rest] = resource.split(":");
  return matches(service, "kms") && ["*", "key/*"].includes(rest.join(":") || "*");
}
