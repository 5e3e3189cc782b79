import { refuseRanges } from "./cidrs/cidrs.ts";
import { demandDocuments } from "./documents/documents.ts";
import { demandUnique } from "./duplicates/duplicates.ts";
import { refuseUnplaceableGpus } from "./placement/placement.ts";
import { refuseOverQuota } from "./quotas/quotas.ts";
import { refuseGroupsOverQuota } from "./quotas/ofInterfaces.ts";
import { refuseBrokenReferences } from "./references/references.ts";
import { refuseUnknownNames } from "./references/names.ts";
import { refuseGroupsOfOtherNetworks } from "./references/networks.ts";
import type { AccountRule, Request } from "./request.ts";

/** All that AWS makes sure of before it creates or changes something, in the order in which it is asked. */
const RULES: readonly AccountRule[] = [
  demandDocuments,
  demandUnique,
  refuseBrokenReferences,
  refuseUnknownNames,
  refuseGroupsOfOtherNetworks,
  refuseRanges,
  refuseOverQuota,
  refuseGroupsOverQuota,
  refuseUnplaceableGpus,
];

/** @throws AwsError that says why AWS refuses the request */
export function admit(request: Request): void {
  if (!request.world.strict) return;
  for (const rule of RULES) rule(request);
}
