import type { Rule } from "../../rule.ts";
import { dmsNotPublic } from "./dms-not-public.ts";

export const dmsRules: readonly Rule[] = [dmsNotPublic];
