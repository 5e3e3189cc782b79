import { isDeepStrictEqual } from "node:util";

import { AwsError } from "../../awsError.ts";
import { tableKey } from "../../identity.ts";
import { fill } from "../../template.ts";
import type { SimulatedResource } from "../../world.ts";
import { NETWORK } from "./network.ts";
import type { Unique } from "./unique.ts";
import { NAMES } from "./names.ts";
import { GLOBAL_NAMES } from "./globalNames.ts";
import type { Request } from "../request.ts";

const UNIQUE: Readonly<Record<string, readonly Unique[]>> = {
  ...NAMES,
  ...GLOBAL_NAMES,
  ...NETWORK,
};

/** @throws AwsError when what is to be created is there already */
export function demandUnique(request: Request): void {
  if (request.action !== "create") return;
  for (const unique of UNIQUE[tableKey(request.schema)] ?? []) {
    if (isThere(unique, request)) throw new AwsError(unique.code, sentence(unique, request));
  }
}

function isThere(unique: Unique, request: Request): boolean {
  const { inputs, world, schema } = request;
  const [first] = unique.same;
  const value = inputs[first];
  if (value === undefined || value === null || inputs[unique.unless ?? ""] === true) return false;
  return tokens(schema.token).some((token) =>
    world.having(token, first, value).some((one) => clashes(one, unique, request)),
  );
}

function clashes(one: SimulatedResource, unique: Unique, { inputs, place }: Request): boolean {
  const near = unique.scope === "world" || one.accountId === place.accountId;
  const here = unique.scope !== undefined || one.region === place.region;
  return (
    near &&
    here &&
    one.pendingDeletion !== true &&
    unique.same.every((name) => isDeepStrictEqual(told(one.inputs[name]), told(inputs[name])))
  );
}

/** What is left out is as good as refused, for the inputs that are compared here. */
function told(value: unknown): unknown {
  return value ?? false;
}

/** Types that pulumi-aws has twice: `alb` is an older name of `lb`, and buckets had a second version. */
function tokens(token: string): string[] {
  const others: readonly (readonly [RegExp, string])[] = [
    [/^aws:lb\//, "aws:alb/"],
    [/^aws:alb\//, "aws:lb/"],
    [/bucketV2:BucketV2$/, "bucket:Bucket"],
    [/bucket:Bucket$/, "bucketV2:BucketV2"],
  ];
  return [
    token,
    ...others.filter(([is]) => is.test(token)).map(([is, other]) => token.replace(is, other)),
  ];
}

function sentence({ says }: Unique, request: Request): string {
  return typeof says === "string" ? fill(says, { ...request, seed: "" }) : says(request);
}
