import { arnScope, serviceOf } from "./arnServices.ts";
import { COMPUTE } from "./identities/compute.ts";
import { DATA } from "./identities/data.ts";
import { EDGE } from "./identities/edge.ts";
import { GOVERNANCE } from "./identities/governance.ts";
import { NETWORK } from "./identities/network.ts";
import type { Row, Rows } from "./identities/rows.ts";
import { typeKey, type Values } from "./naming.ts";
import { type Context, fill, nameOf, type Place, text } from "./template.ts";
import type { TypeSchema } from "./typeSchema.ts";

export type { Place } from "./template.ts";

const ROWS: Rows = { ...NETWORK, ...DATA, ...COMPUTE, ...GOVERNANCE, ...EDGE };

/** Ids that a template cannot tell. */
const SPECIAL: Readonly<Record<string, (context: Context) => string>> = {
  // A VPC's default group exists before it is managed: its id depends on the VPC alone.
  "ec2/defaultSecurityGroup": (context) =>
    fill("sg-{ec:group}", { ...context, seed: text(context.inputs["vpcId"]) ?? context.seed }),
  "kms/externalKey": keyId,
  "kms/key": keyId,
};

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html */
function keyId(context: Context): string {
  return fill(context.inputs["multiRegion"] === true ? "mrk-{hex32}" : "{uuid}", context);
}

/** The provider's place, unless the resource names another region (provider 7 and later). */
export function placeOf(inputs: Values, place: Place): Place {
  return { ...place, region: text(inputs["region"]) ?? place.region };
}

/**
 * The id, and where AWS gives one the ARN, that a new resource gets. A type without a row has its
 * name as id, or 17 hexadecimal digits after the name of the type.
 *
 * @param seed one seed, one identity.
 */
export function identify(
  schema: TypeSchema,
  logicalName: string,
  inputs: Values,
  place: Place,
  seed: string,
): { id: string; arn?: string } {
  const row = rowOf(schema);
  const where = placeOf(inputs, place);
  const bare: Context = { schema, inputs, place: where, seed: `${seed}|${logicalName}` };
  const early = (): string => arnOf(schema, row?.[1], bare);
  const context = { ...bare, arn: early };
  const special = SPECIAL[tableKey(schema)];
  const id = special?.(context) ?? (row === undefined ? plainId(context) : fill(row[0], context));
  const hasArn = row?.[1] !== undefined || schema.outputs.includes("arn");
  return hasArn ? { id, arn: arnOf(schema, row?.[1], { ...bare, id }) } : { id };
}

/** `alb` is an older name of `lb`, and `…V2` of bucket types. */
export function tableKey(schema: TypeSchema): string {
  return typeKey(schema.token)
    .replace(/^alb\//, "lb/")
    .replace(/^(s3\/bucket\w*)V2$/, "$1");
}

function rowOf(schema: TypeSchema): Row | undefined {
  return ROWS[tableKey(schema)];
}

/** `resource-share` of `aws:ram/resourceShare:ResourceShare`. */
function kebab(schema: TypeSchema): string {
  const file = typeKey(schema.token).split("/")[1] ?? "resource";
  return file.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

function plainId(context: Context): string {
  return nameOf(context) ?? fill(`${kebab(context.schema)}-{ec}`, context);
}

function arnOf(schema: TypeSchema, resource: string | undefined, context: Context): string {
  const { partition, region, accountId } = context.place;
  const path = fill(resource ?? `${kebab(schema)}/{id|name}`, context);
  if (path.startsWith("arn:")) return path;
  const service = serviceOf(schema.token);
  const scope = arnScope(service);
  return [
    "arn",
    partition,
    service,
    scope.region ? region : "",
    scope.account ? accountId : "",
    path,
  ].join(":");
}
