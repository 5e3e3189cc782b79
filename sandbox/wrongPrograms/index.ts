import { CIDRS } from "./cidrs.ts";
import { DOCUMENTS } from "./documents.ts";
import { DUPLICATES } from "./duplicates.ts";
import { PLACEMENT } from "./placement.ts";
import { QUOTAS } from "./quotas.ts";
import { REFERENCES } from "./references.ts";
import { UNDECLARABLE } from "./undeclarable.ts";
import { VALUES } from "./values.ts";
import type { WrongProgram } from "./wrongProgram.ts";

/** Programs that have to be refused, by class of mistake. */
export const WRONG_PROGRAMS: Readonly<Record<string, readonly WrongProgram[]>> = {
  "policy documents that AWS would not take": DOCUMENTS,
  "what there already is": DUPLICATES,
  "ranges of addresses that do not fit": CIDRS,
  "references to what cannot be used": REFERENCES,
  "tasks without a place to run": PLACEMENT,
  "what a type does not take": UNDECLARABLE,
  "what exceeds a quota": QUOTAS,
  "values that AWS does not take": VALUES,
};
