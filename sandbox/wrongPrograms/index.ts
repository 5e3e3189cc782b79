import { UNDECLARABLE } from "./undeclarable.ts";
import type { WrongProgram } from "./wrongProgram.ts";

/** Programs that have to be refused, by class of mistake. */
export const WRONG_PROGRAMS: Readonly<Record<string, readonly WrongProgram[]>> = {
  "what a type does not take": UNDECLARABLE,
};
