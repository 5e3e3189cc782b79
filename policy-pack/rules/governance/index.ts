import type { Rule } from "../../rule.ts";
import { copiesWithinTwoRegions } from "./copies-within-two-regions.ts";
import { dataClassificationMatchesKey } from "./data-classification-matches-key.ts";
import { dataClassificationTag } from "./data-classification-tag.ts";
import { hipaaEligibleService } from "./hipaa-eligible-service.ts";

export const governanceRules: readonly Rule[] = [
  copiesWithinTwoRegions,
  dataClassificationMatchesKey,
  dataClassificationTag,
  hipaaEligibleService,
];
