import type { Rule } from "../../rule.ts";
import { appsyncCacheEncrypted } from "./appsync-cache-encrypted.ts";
import { appsyncLogging } from "./appsync-logging.ts";
import { appsyncNoApiKeys } from "./appsync-no-api-keys.ts";
import { appsyncNoPayloadLogs } from "./appsync-no-payload-logs.ts";

export const appsyncRules: readonly Rule[] = [
  appsyncCacheEncrypted,
  appsyncLogging,
  appsyncNoApiKeys,
  appsyncNoPayloadLogs,
];
