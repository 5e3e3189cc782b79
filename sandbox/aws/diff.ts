import { isDeepStrictEqual } from "node:util";

import { valuesAt } from "./checks/paths.ts";
import { rowOf } from "./checks/table.ts";
import { nameRule, typeKey, type Values } from "./naming.ts";
import { isInternal, isWriteOnly, type TypeSchema } from "./typeSchema.ts";

/** Types whose own name AWS lets change. */
const RENAMES = new Set([
  "appconfig/application",
  "backup/plan",
  "cloudfront/originAccessControl",
  "directconnect/gateway",
  "ec2/managedPrefixList",
  "fis/experimentTemplate",
  "iam/group",
  "iam/user",
  "organizations/account",
  "organizations/organizationalUnit",
  "organizations/policy",
  "ram/resourceShare",
  "rds/instance",
  "route53/resolverEndpoint",
  "route53/resolverRule",
  "ssm/maintenanceWindow",
  "ssm/patchBaseline",
  "wafv2/apiKey",
]);

/** Paths of the inputs whose change replaces the resource; region moves every resource that has one. */
export function replaceTriggers(schema: TypeSchema): Set<string> {
  const triggers = new Set(rowOf(schema.token).replaces);
  if (schema.inputs.has("region")) triggers.add("region");
  const name = nameRule(schema)?.property;
  if (name === undefined) return triggers;
  const renames = RENAMES.has(typeKey(schema.token));
  for (const one of [name, `${name}Prefix`].filter((input) => schema.inputs.has(input))) {
    if (renames) triggers.delete(one);
    else triggers.add(one);
  }
  return triggers;
}

/** What differs between two sets of inputs, but for write-only ones; a value not yet known differs from every known one. */
export function diffInputs(
  schema: TypeSchema,
  oldInputs: Values,
  newInputs: Values,
): { changed: string[]; replaces: string[] } {
  const names = new Set([...Object.keys(oldInputs), ...Object.keys(newInputs)]);
  const changed = [...names].filter(
    (name) =>
      !isInternal(name) &&
      !isWriteOnly(schema, name) &&
      !isDeepStrictEqual(oldInputs[name], newInputs[name]),
  );
  const replacing = new Set(
    [...replaceTriggers(schema)]
      .filter((path) => changed.includes(inputOf(path)) && differs(path, oldInputs, newInputs))
      .map(inputOf),
  );
  return { changed, replaces: changed.filter((name) => replacing.has(name)) };
}

/** `ebsBlockDevices` of `ebsBlockDevices[].encrypted`. */
function inputOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

/** Whether what is at the path itself differs, not only something beside it. */
function differs(path: string, oldInputs: Values, newInputs: Values): boolean {
  if (path === inputOf(path)) return true;
  const [olds, news] = [oldInputs, newInputs].map((inputs) =>
    valuesAt(inputs, path).map(({ value }) => value),
  );
  return !isDeepStrictEqual(olds, news);
}
