import { refuseRanges } from "./cidrs.ts";
import { demandDocuments } from "./documents.ts";
import { demandUnique } from "./duplicates.ts";
import { refuseUnplaceableGpus } from "./placement.ts";
import { refuseOverQuota } from "./quotas.ts";
import { refuseGroupsOverQuota } from "./quotasOfInterfaces.ts";
import { refuseBrokenReferences } from "./references.ts";
import { refuseUnknownNames } from "./referencesNames.ts";
import { refuseGroupsOfOtherNetworks } from "./referencesNetworks.ts";
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
