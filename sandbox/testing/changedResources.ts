import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";

import type { Promoted } from "../../infra/testing/promotionList.ts";
import { alterations, creations } from "../tally.ts";

/** Resources of AWS that an operation creates, or of which it updates properties; of what it replaces or deletes, it says that. */
export function changedResources(events: EngineEvent[]): Record<string, Promoted | "other"> {
  const created = creations(events).map((urn) => [typeAndName(urn), "created"] as const);
  const altered = alterations(events).map(({ op, urn, properties }) => {
    return [typeAndName(urn), op === "update" ? [...properties].sort() : "other"] as const;
  });
  const ofAws = [...created, ...altered].filter(([key]) => key.startsWith("aws:"));
  return Object.fromEntries<Promoted | "other">(ofAws);
}

/** What a URN ends with, without the types of its parents. */
function typeAndName(urn: string): string {
  const [type = "", name = ""] = urn.split("::").slice(-2);
  return `${type.split("$").at(-1) ?? ""}::${name}`;
}
