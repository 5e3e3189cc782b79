import type { Rule } from "../../rule.ts";
import { wafv2Logging } from "./wafv2-logging.ts";

export const wafv2Rules: readonly Rule[] = [wafv2Logging];
