import type { PropsOf } from "../../awsType.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const TYPE = "aws:glue/securityConfiguration:SecurityConfiguration";
const kmsKeyArn = "arn:aws:kms:us-east-2:111122223333:key/k";

type Encryption = NonNullable<PropsOf<typeof TYPE>["encryptionConfiguration"]>;

const configuration = (changes: Encryption = {}) => ({
  encryptionConfiguration: {
    cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn },
    jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn },
    s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn },
    ...changes,
  },
});

/** An absent mode is DISABLED. */
export const glueSecurityConfigurationEncrypted = rule({
  id: "glue-security-configuration-encrypted",
  title: "Glue encrypts results, logs and bookmarks",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A security configuration of Glue encrypts all three with a KMS key.",
  rationale: "What a job writes down of records is as much PHI as the records.",
  fix: 's3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key.arn }, …',
  source: "https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html",
  type: TYPE,
  check: ({ encryptionConfiguration: given = {} }) => {
    const { cloudwatchEncryption = {}, jobBookmarksEncryption = {}, s3Encryption = {} } = given;
    const encrypted = [
      cloudwatchEncryption.cloudwatchEncryptionMode === "SSE-KMS",
      jobBookmarksEncryption.jobBookmarksEncryptionMode === "CSE-KMS",
      s3Encryption.s3EncryptionMode === "SSE-KMS",
      ...[cloudwatchEncryption, jobBookmarksEncryption, s3Encryption].map(
        (one) => "kmsKeyArn" in one,
      ),
    ];
    return encrypted.every(Boolean)
      ? undefined
      : "cloudwatchEncryption, jobBookmarksEncryption and s3Encryption must use KMS with a key";
  },
  complies: [
    configuration(),
    configuration({ s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: UNKNOWN } }),
  ],
  violates: [
    {},
    configuration({ cloudwatchEncryption: { cloudwatchEncryptionMode: "DISABLED" } }),
    configuration({ jobBookmarksEncryption: { jobBookmarksEncryptionMode: "DISABLED" } }),
    configuration({ s3Encryption: { s3EncryptionMode: "SSE-S3" } }),
    configuration({ s3Encryption: { s3EncryptionMode: "SSE-KMS" } }),
  ],
  undecided: [configuration({ s3Encryption: { s3EncryptionMode: UNKNOWN, kmsKeyArn } })],
});
