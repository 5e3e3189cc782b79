import { generatedText } from "./modelAnswer.ts";
import { outcomeOf } from "./outcome.ts";
import { discard, type Outcome, recordFailure, recordResult, writeResult } from "./resultStore.ts";
import { settings } from "./settings.ts";

/**
 * A workflow invokes it with what became of a request. Each step may be done again: a result and its record are written once, and
 * what is deleted is deleted last, so a repetition still finds what it needs, or finds that all is done.
 *
 * @throws InvalidEvent, MalformedAnswer: for good; anything else may be gone at the next attempt
 */
export async function handler(
  event: Readonly<Record<string, unknown>>,
): Promise<{ id: string; outcome: Outcome }> {
  const read = settings();
  const what = outcomeOf(event);
  const { id, kind } = what;
  let outcome: Outcome;
  if (what.kind === "failed") outcome = await recordFailure(what, read);
  else {
    await writeResult(what, await generatedText(what.answer, read), read.results);
    outcome = await recordResult(what, read);
    await discard(what, read);
  }
  console.info(JSON.stringify({ event: "llama-results", id, kind, outcome }));
  return { id, outcome };
}
