import type { Rule } from "../../rule.ts";
import { securityhubEnabled } from "./securityhub-enabled.ts";

export const securityhubRules: readonly Rule[] = [securityhubEnabled];
