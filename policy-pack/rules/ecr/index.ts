import type { Rule } from "../../rule.ts";
import { ecrImmutableTags } from "./ecr-immutable-tags.ts";
import { ecrKms } from "./ecr-kms.ts";
import { ecrPolicyNotPublic } from "./ecr-policy-not-public.ts";
import { ecrScanned } from "./ecr-scanned.ts";

export const ecrRules: readonly Rule[] = [ecrImmutableTags, ecrKms, ecrPolicyNotPublic, ecrScanned];
