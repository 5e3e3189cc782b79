import type { Places } from "../testing/places.ts";
import type { Refusal } from "../testing/withoutEngine.ts";

/** A program with one mistake, and how it is refused. */
export interface WrongProgram {
  /** The mistake, as the title of its test. */
  mistake: string;
  /** `check` when a preview already refuses it, `create` when only AWS can tell. */
  stage: Refusal["stage"];
  /** The property that is refused, at stage `check`. */
  property?: string;
  /** AWS's error code and what it says, or the provider's reason: a part that this mistake alone causes. */
  says: string;
  program: (at: Places) => unknown;
}
