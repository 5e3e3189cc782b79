import type { Rule } from "../../rule.ts";
import { sqsOnlyTls } from "./sqs-only-tls.ts";
import { sqsPolicyNotPublic } from "./sqs-policy-not-public.ts";
import { sqsQueueKms } from "./sqs-queue-kms.ts";

export const sqsRules: readonly Rule[] = [sqsOnlyTls, sqsPolicyNotPublic, sqsQueueKms];
