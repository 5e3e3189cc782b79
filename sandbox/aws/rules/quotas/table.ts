import type { Values } from "../../naming.ts";
import type { World } from "../../world.ts";
import { IDENTITY_QUOTAS } from "./ofIdentity.ts";
import { NETWORK_QUOTAS } from "./ofNetworks.ts";

/** How many of something AWS lets an account have. */
export interface Quota {
  /** Type that counts, as `ec2/vpc:Vpc`. */
  readonly type: string;
  /**
   * What the number is for: the account, the account in one region, or all that have the same value of a property; where that is a
   * name, and not an id that is unique in the world, `of` tells within what.
   */
  readonly per:
    "account" | "region" | { readonly property: string; readonly of?: "account" | "region" };
  readonly limit: number;
  /** How many AWS itself has put there. */
  readonly held?: number;
  /** Those that count, when not all do: those that are like the new one. */
  readonly alike?: (one: Values, other: Values, world: World) => boolean;
  /** Parts that a resource can also bring in itself: its type, and the list. */
  readonly listed?: { readonly type: string; readonly property: string };
  readonly code: string;
  /** AWS's sentence; `{}` is the number. */
  readonly says: string;
  /** Service Quotas' codes of the service and of the quota, under which it can be raised. */
  readonly raisedBy?: readonly [service: string, quota: string];
}

export const QUOTAS: readonly Quota[] = [...NETWORK_QUOTAS, ...IDENTITY_QUOTAS];
