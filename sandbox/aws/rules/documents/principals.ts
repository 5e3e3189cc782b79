import type { Kind } from "./kinds.ts";
import { isObject, type Json, list } from "./text.ts";
import type { Request } from "../request.ts";

const TYPES = new Set(["AWS", "Service", "Federated", "CanonicalUser"]);

/** An account, anything with an ARN that is spelt out, or the unique id that AWS puts in the place of what was deleted. */
const AWS_PRINCIPAL = /^(\*|\d{12}|arn:[^*]+|A[A-Z0-9]{15,})$/;

/** Roles that are there without anybody making them: those that AWS makes itself. */
const OF_AWS = /^(aws-service-role|aws-reserved)\//;

/**
 * The first principal of a statement that AWS does not accept, in IAM's words, such as `"AWS":"arn:aws:iam::111122223333:role/gone"`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function wrongPrincipal(statement: Json, kind: Kind, request: Request): string | undefined {
  for (const given of [statement["Principal"], statement["NotPrincipal"]]) {
    if (given === undefined || given === "*") continue;
    if (!isObject(given)) return JSON.stringify(given);
    const wrong = namedBy(given).find(
      ([type, one]) => !isWellFormed(type, one) || isMissing(one, kind, request),
    );
    if (wrong !== undefined) return `${spelt(wrong[0])}:${JSON.stringify(wrong[1])}`;
  }
  return undefined;
}

/** The pairs of type and principal of a `Principal` element. */
export function namedBy(principal: unknown): [type: string, principal: unknown][] {
  if (principal === "*") return [["AWS", "*"]];
  if (!isObject(principal)) return [];
  return Object.entries(principal).flatMap(([type, ones]) =>
    list(ones).map((one): [string, unknown] => [type, one]),
  );
}

/** IAM spells types in capitals. */
function spelt(type: string): string {
  return JSON.stringify(type.toUpperCase());
}

function isWellFormed(type: string, one: unknown): boolean {
  if (typeof one !== "string" || !TYPES.has(type)) return false;
  return type !== "AWS" || AWS_PRINCIPAL.test(one);
}

/** Whether it is a role that does not exist, of an account that simulated AWS would hold it for. */
function isMissing(one: unknown, kind: Kind, request: Request): boolean {
  const [, account, path] = /^arn:[\w-]+:iam::(\d{12}):role\/(.+)$/.exec(String(one)) ?? [];
  if (kind.looksUpPrincipals !== true || account === undefined || path === undefined) return false;
  if (isUnmanaged(path, request) || !isSimulated(account, request)) return false;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const role = request.world.byId(
    name,
    ({ type, accountId }) => type === "aws:iam/role:Role" && accountId === account,
  );
  return role === undefined || request.find(name) === undefined;
}

/** Whether a role is there though simulated AWS does not hold it. */
function isUnmanaged(path: string, { role }: Request): boolean {
  return OF_AWS.test(path) || path === role;
}

/** Baselines give every account settings whose id is the account's own; the account that asks needs none. */
function isSimulated(account: string, { place, world }: Request): boolean {
  return account === place.accountId || world.byId(account) !== undefined;
}
