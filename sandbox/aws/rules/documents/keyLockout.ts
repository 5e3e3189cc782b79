import { AwsError } from "../../awsError.ts";
import { like } from "./actions.ts";
import { namedBy } from "./principals.ts";
import { isObject, type Json, list, parseDocument, statementsOf } from "./text.ts";
import type { Request } from "../request.ts";

/**
 * Refuses a key policy that would not let those who set it set another. They are the account's root, whose permission IAM can pass
 * on, or the role that deploys. Conditions are taken to hold, but for those on `kms:ViaService`, which a direct request never meets.
 *
 * @throws AwsError unless `bypassPolicyLockoutSafetyCheck` is set
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
export function demandWayBack(given: unknown, { inputs, place, role }: Request): void {
  if (inputs["bypassPolicyLockoutSafetyCheck"] === true) return;
  const { partition, accountId } = place;
  const account = `arn:${partition}:iam::${accountId}`;
  const callers = ["*", accountId, `${account}:root`, `${account}:role/${role}`];
  const document = parseDocument(given) ?? {};
  const about = statementsOf(document).filter(
    (one): one is Json => isObject(one) && namesPut(one) && namesOneOf(callers, one),
  );
  const allowed = about.some((one) => one["Effect"] === "Allow" && !needsService(one));
  const denied = about.some((one) => one["Effect"] === "Deny" && one["Condition"] === undefined);
  if (allowed && !denied) return;
  throw new AwsError(
    "MalformedPolicyDocumentException",
    "The new key policy will not allow you to update the key policy in the future.",
  );
}

function namesPut({ Action: actions, NotAction: others }: Json): boolean {
  const named = list(actions ?? others).some((one) => like(String(one), "kms:PutKeyPolicy"));
  return named === (actions !== undefined);
}

/** `NotPrincipal` is no way to name a caller here. */
function namesOneOf(callers: readonly string[], { Principal: principal }: Json): boolean {
  return namedBy(principal).some(([type, one]) => type === "AWS" && callers.includes(String(one)));
}

function needsService({ Condition: condition }: Json): boolean {
  return /"kms:ViaService"/i.test(JSON.stringify(condition ?? {}));
}
