import type { Rule } from "../../rule.ts";
import { glueCatalogEncrypted } from "./glue-catalog-encrypted.ts";
import { glueJobNoPlaintextSecrets } from "./glue-job-no-plaintext-secrets.ts";
import { glueJobSecurityConfiguration } from "./glue-job-security-configuration.ts";
import { glueSecurityConfigurationEncrypted } from "./glue-security-configuration-encrypted.ts";

export const glueRules: readonly Rule[] = [
  glueCatalogEncrypted,
  glueJobNoPlaintextSecrets,
  glueJobSecurityConfiguration,
  glueSecurityConfigurationEncrypted,
];
