import type { Rule } from "../../rule.ts";
import { eksAccessByEntries } from "./eks-access-by-entries.ts";
import { eksEndpointPrivate } from "./eks-endpoint-private.ts";

export const eksRules: readonly Rule[] = [eksAccessByEntries, eksEndpointPrivate];
