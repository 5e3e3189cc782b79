import type { Rule } from "../../rule.ts";
import { memorydbKnowsUsers } from "./memorydb-knows-users.ts";

export const memorydbRules: readonly Rule[] = [memorydbKnowsUsers];
