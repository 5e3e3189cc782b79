import type { Rule } from "../../rule.ts";
import { quicksightNoOwnPasswords } from "./quicksight-no-own-passwords.ts";

export const quicksightRules: readonly Rule[] = [quicksightNoOwnPasswords];
