import type { Rule } from "../../rule.ts";
import { xrayCmk } from "./xray-cmk.ts";

export const xrayRules: readonly Rule[] = [xrayCmk];
