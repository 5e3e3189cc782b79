import type { Rule } from "../../rule.ts";
import { snsOnlyTls } from "./sns-only-tls.ts";
import { snsPolicyNotPublic } from "./sns-policy-not-public.ts";
import { snsTopicKms } from "./sns-topic-kms.ts";

export const snsRules: readonly Rule[] = [snsOnlyTls, snsPolicyNotPublic, snsTopicKms];
