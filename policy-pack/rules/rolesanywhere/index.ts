import type { Rule } from "../../rule.ts";
import { rolesAnywhereSessionDuration } from "./roles-anywhere-session-duration.ts";

export const rolesanywhereRules: readonly Rule[] = [rolesAnywhereSessionDuration];
