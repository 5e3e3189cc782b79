import type { Resource } from "../resources.ts";
import { ifKnown } from "./anyOf.ts";

/** By what a resource names its VPC: the id or, while that is not known, the URNs of what it comes from. */
export function keysOf({
  props,
  origins,
}: Resource<{ vpcId?: string | undefined }>): readonly string[] {
  const id = ifKnown(() => props.vpcId);
  return id === undefined ? (origins["vpcId"] ?? []) : [id];
}
