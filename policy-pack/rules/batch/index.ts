import type { Rule } from "../../rule.ts";
import { batchJobNoPlaintextSecrets } from "./batch-job-no-plaintext-secrets.ts";

export const batchRules: readonly Rule[] = [batchJobNoPlaintextSecrets];
