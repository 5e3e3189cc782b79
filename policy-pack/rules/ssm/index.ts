import type { Rule } from "../../rule.ts";
import { ssmDocumentNotPublic } from "./ssm-document-not-public.ts";
import { ssmParameterSecretsEncrypted } from "./ssm-parameter-secrets-encrypted.ts";
import { ssmSessionIdleTimeout } from "./ssm-session-idle-timeout.ts";
import { ssmSessionMaxDuration } from "./ssm-session-max-duration.ts";

export const ssmRules: readonly Rule[] = [
  ssmDocumentNotPublic,
  ssmParameterSecretsEncrypted,
  ssmSessionIdleTimeout,
  ssmSessionMaxDuration,
];
