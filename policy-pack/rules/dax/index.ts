import type { Rule } from "../../rule.ts";
import { daxEncryptedAtRest } from "./dax-encrypted-at-rest.ts";
import { daxEncryptedInTransit } from "./dax-encrypted-in-transit.ts";

export const daxRules: readonly Rule[] = [daxEncryptedAtRest, daxEncryptedInTransit];
