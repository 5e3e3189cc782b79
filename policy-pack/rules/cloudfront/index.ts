import type { Rule } from "../../rule.ts";
import { cloudfrontLogging } from "./cloudfront-logging.ts";
import { cloudfrontOriginTls } from "./cloudfront-origin-tls.ts";
import { cloudfrontViewerHttps } from "./cloudfront-viewer-https.ts";
import { cloudfrontViewerTlsPolicy } from "./cloudfront-viewer-tls-policy.ts";
import { cloudfrontWaf } from "./cloudfront-waf.ts";

export const cloudfrontRules: readonly Rule[] = [
  cloudfrontLogging,
  cloudfrontOriginTls,
  cloudfrontViewerHttps,
  cloudfrontViewerTlsPolicy,
  cloudfrontWaf,
];
