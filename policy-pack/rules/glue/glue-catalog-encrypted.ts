import { rule, UNKNOWN } from "../../rule.ts";

const key = "arn:aws:kms:us-east-2:111122223333:key/k";
const connectionPasswordEncryption = {
  returnConnectionPasswordEncrypted: true,
  awsKmsKeyId: key,
};
const encryptionAtRest = { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key };

const MODES = ["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"];

export const glueCatalogEncrypted = rule({
  id: "glue-catalog-encrypted",
  title: "The data catalog is encrypted, and its passwords are",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "Settings of a data catalog encrypt it, and passwords of connections, with KMS keys.",
  rationale: "Connections hold the passwords of databases, partitions the values of columns.",
  fix: 'encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key.arn }, …',
  source: "https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html",
  type: "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
  check: ({ dataCatalogEncryptionSettings: settings = {} }) => {
    const { encryptionAtRest = {}, connectionPasswordEncryption: passwords = {} } = settings;
    if (!isEncrypted(encryptionAtRest)) return "encryptionAtRest must use KMS with a key";
    return passwords.returnConnectionPasswordEncrypted === true && "awsKmsKeyId" in passwords
      ? undefined
      : "connectionPasswordEncryption must be on, with a key";
  },
  complies: [{ dataCatalogEncryptionSettings: { connectionPasswordEncryption, encryptionAtRest } }],
  violates: [
    {},
    {
      dataCatalogEncryptionSettings: {
        connectionPasswordEncryption,
        encryptionAtRest: { catalogEncryptionMode: "DISABLED" },
      },
    },
    {
      dataCatalogEncryptionSettings: {
        connectionPasswordEncryption: { returnConnectionPasswordEncrypted: false },
        encryptionAtRest,
      },
    },
  ],
  undecided: [
    {
      dataCatalogEncryptionSettings: {
        connectionPasswordEncryption,
        encryptionAtRest: { ...encryptionAtRest, catalogEncryptionMode: UNKNOWN },
      },
    },
  ],
});

function isEncrypted(rest: { catalogEncryptionMode?: string | undefined }): boolean {
  return MODES.includes(rest.catalogEncryptionMode ?? "DISABLED") && "sseAwsKmsKeyId" in rest;
}
