import type { Rule } from "../../rule.ts";
import { albDropInvalidHeaders } from "./alb-drop-invalid-headers.ts";
import { albHttpToHttpsRedirect } from "./alb-http-to-https-redirect.ts";
import { albSignInExpires } from "./alb-sign-in-expires.ts";
import { albWafAssociated } from "./alb-waf-associated.ts";
import { lbAccessLogging } from "./lb-access-logging.ts";
import { lbDeletionProtection } from "./lb-deletion-protection.ts";
import { lbListenerAcmCertificate } from "./lb-listener-acm-certificate.ts";
import { lbListenerTlsPolicy } from "./lb-listener-tls-policy.ts";
import { lbTargetGroupEncrypted } from "./lb-target-group-encrypted.ts";
import { nlbAccessLogging } from "./nlb-access-logging.ts";

export const lbRules: readonly Rule[] = [
  albDropInvalidHeaders,
  albHttpToHttpsRedirect,
  albSignInExpires,
  albWafAssociated,
  lbAccessLogging,
  lbDeletionProtection,
  lbListenerAcmCertificate,
  lbListenerTlsPolicy,
  lbTargetGroupEncrypted,
  nlbAccessLogging,
];
