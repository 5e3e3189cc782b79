import { KAFKA, kafkaExample } from "../../lib/kafkaClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is the key that AWS manages. */
export const mskKms = rule({
  id: "msk-kms",
  title: "Kafka clusters are under a customer's key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cluster names a KMS key for its volumes.",
  rationale: "Topics hold records for as long as their retention says.",
  fix: "encryptionInfo: { encryptionAtRestKmsKeyArn: key.arn }",
  source: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
  type: KAFKA,
  check: ({ encryptionInfo = {} }) =>
    "encryptionAtRestKmsKeyArn" in encryptionInfo
      ? undefined
      : "encryptionInfo.encryptionAtRestKmsKeyArn must be set",
  complies: [
    kafkaExample(),
    kafkaExample({ encryptionInfo: { encryptionAtRestKmsKeyArn: UNKNOWN } }),
  ],
  violates: [
    kafkaExample({ encryptionInfo: undefined }),
    kafkaExample({ encryptionInfo: { encryptionInTransit: { clientBroker: "TLS" } } }),
  ],
});
