import type { Rule } from "../../rule.ts";
import { opensearchEncryptedAtRest } from "./opensearch-encrypted-at-rest.ts";
import { opensearchErrorLogs } from "./opensearch-error-logs.ts";
import { opensearchFineGrainedAccess } from "./opensearch-fine-grained-access.ts";
import { opensearchHttpsRequired } from "./opensearch-https-required.ts";
import { opensearchInVpc } from "./opensearch-in-vpc.ts";
import { opensearchNoInternalUsers } from "./opensearch-no-internal-users.ts";
import { opensearchNodeToNodeEncryption } from "./opensearch-node-to-node-encryption.ts";

export const opensearchRules: readonly Rule[] = [
  opensearchEncryptedAtRest,
  opensearchErrorLogs,
  opensearchFineGrainedAccess,
  opensearchHttpsRequired,
  opensearchInVpc,
  opensearchNoInternalUsers,
  opensearchNodeToNodeEncryption,
];
