import { demandDocuments } from "./documents.ts";
import { demandUnique } from "./duplicates.ts";
import type { AccountRule, Request } from "./request.ts";

/** All that AWS makes sure of before it creates or changes something, in the order in which it is asked. */
const RULES: readonly AccountRule[] = [demandDocuments, demandUnique];

/** @throws AwsError that says why AWS refuses the request */
export function admit(request: Request): void {
  if (!request.world.strict) return;
  for (const rule of RULES) rule(request);
}
