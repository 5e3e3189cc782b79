import { leaves } from "./leaves.ts";
import type { Call } from "./world.ts";

/** What a query asks of a call: properties that have to be the same, and a resource that it has to have used. */
export interface Query extends Partial<
  Pick<Call, "stack" | "accountId" | "region" | "service" | "action" | "resource">
> {
  /** Id or ARN of a resource that the request was for, or that it named. */
  uses?: string;
}

/** The calls that answer to a query, in order. */
export function callsWith(calls: readonly Call[], { uses, ...same }: Query): Call[] {
  return calls.filter(
    (call) =>
      Object.entries(same).every(([name, value]) => call[name as keyof Call] === value) &&
      (uses === undefined || call.resource === uses || call.uses?.includes(uses) === true),
  );
}

/** Ids that EC2 gives out, and ARNs: what one resource calls another by. */
const REFERENCE = /^(arn:[\w-]+:|[a-z]+(-[a-z]+)*-[0-9a-f]{17}$|mrk-[0-9a-f]{32}$)/;

/** Ids and ARNs of other resources in a request's inputs, at any depth. */
export function usesIn(inputs: unknown): string[] {
  const named = [...leaves(inputs)].flatMap(({ value }) =>
    typeof value === "string" && REFERENCE.test(value) ? [value] : [],
  );
  return [...new Set(named)];
}
