import { DOCUMENTS } from "./documents.ts";
import { DUPLICATES } from "./duplicates.ts";
import { UNDECLARABLE } from "./undeclarable.ts";
import type { WrongProgram } from "./wrongProgram.ts";

/** Programs that have to be refused, by class of mistake. */
export const WRONG_PROGRAMS: Readonly<Record<string, readonly WrongProgram[]>> = {
  "policy documents that AWS would not take": DOCUMENTS,
  "what there already is": DUPLICATES,
  "what a type does not take": UNDECLARABLE,
};
