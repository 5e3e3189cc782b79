import aslValidator from "asl-validator";

/**
 * What is wrong with a definition of a state machine, as JSON; an empty text when nothing is.
 *
 * @see https://states-language.net/spec.html
 */
export function definitionErrors(definition: string): string {
  return aslValidator(JSON.parse(definition) as object).errorsText("\n");
}
