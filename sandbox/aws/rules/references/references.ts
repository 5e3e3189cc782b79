import { isDeepStrictEqual } from "node:util";

import { AwsError } from "../../awsError.ts";
import { leaves } from "../../leaves.ts";
import { isInternal } from "../../typeSchema.ts";
import type { SimulatedResource } from "../../world.ts";
import { reachOf } from "./elsewhere.ts";
import { bearers, isVisible, type Reference, referenceIn } from "./find.ts";
import { isKey, keyIsUsable, refusedKey } from "./keys.ts";
import type { AccountRule, Request } from "../request.ts";

/**
 * What a request names has to exist, where the request is made, and in its account unless it is shared with it. An update is asked
 * only for what it changes: AWS does not look again at what it leaves as it is.
 */
export const refuseBrokenReferences: AccountRule = (request) => {
  for (const [name, input] of Object.entries(request.inputs)) {
    if (isInternal(name) || isDeepStrictEqual(input, request.current?.inputs[name])) continue;
    for (const { path, value } of leaves(input, name)) {
      if (typeof value === "string") judge(request, path, value);
    }
  }
};

function judge(request: Request, path: string, text: string): void {
  const reach = reachOf(request.schema, path);
  const named = reach === "unchecked" ? undefined : referenceIn(text);
  if (named === undefined || isForeign(request, named)) return;
  lookUp(request, reach === "anywhere" ? { ...named, from: "anywhere" } : named);
}

function lookUp(request: Request, reference: Reference): void {
  const all = bearers(request.world, reference);
  const found = all.find((one) => isVisible(request, reference, one) || keyIsUsable(request, one));
  if (found === undefined || request.find(found.id) === undefined) {
    throw isKey(reference) ? refusedKey(request, reference, all) : missing(reference, all);
  }
  if (found.pendingDeletion === true) {
    throw new AwsError("KMSInvalidStateException", `${reference.key} is pending deletion.`);
  }
}

/** Of an account that nothing here belongs to: this AWS cannot tell what there is. */
function isForeign({ world, place }: Request, { accountId }: Reference): boolean {
  return accountId !== undefined && accountId !== place.accountId && world.count(accountId) === 0;
}

function missing({ kind, text }: Reference, elsewhere: readonly SimulatedResource[]): AwsError {
  if (elsewhere.some(({ type }) => type === "aws:iam/role:Role")) {
    return new AwsError("AccessDeniedException", "Cross-account pass role is not allowed.");
  }
  return new AwsError(kind.code, said(kind.says, text));
}

/** AWS's sentence about an id, name or ARN: see {@link Kind.says}. */
export function said(sentence: string, text: string): string {
  const tail = text.split(/[:/]/).at(-1) ?? text;
  return sentence.replace("{}", text).replace("{tail}", tail);
}
