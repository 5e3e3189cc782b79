import type { Rule } from "../../rule.ts";
import { clbAcmCertificate } from "./clb-acm-certificate.ts";
import { clbCrossZone } from "./clb-cross-zone.ts";
import { clbPredefinedSslPolicy } from "./clb-predefined-ssl-policy.ts";
import { clbTlsListeners } from "./clb-tls-listeners.ts";

export const elbRules: readonly Rule[] = [
  clbAcmCertificate,
  clbCrossZone,
  clbPredefinedSslPolicy,
  clbTlsListeners,
];
