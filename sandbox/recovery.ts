import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import type { World } from "./aws/world.ts";
import { runs } from "./processes.ts";

interface Resource {
  urn: string;
  id?: string;
}

/** What `pulumi stack export` prints, as far as it tells what was under way. */
export interface Exported {
  deployment: {
    resources?: Resource[];
    pending_operations?: { type: string; resource: Resource }[];
  };
}

/** A stack's deployment put right after an operation on it was killed. */
export interface Recovery {
  exported: Exported;
  /** How many resources were being created. */
  creating: number;
  /** How many of those AWS has made; the state takes them over. */
  made: number;
}

/**
 * Settles what an operation left that was killed in the middle of creates: only AWS knows which of them it carried out. What it made
 * joins the state, to be refreshed; the rest is forgotten, and made by the next update.
 *
 * On AWS a person does this with `pulumi refresh`, which asks for each resource. Its `--import-pending-creates`, meant for programs,
 * drops them from the state in CLI 3.259: they would be made a second time.
 *
 * @returns undefined when nothing was under way
 * @see https://www.pulumi.com/docs/support/troubleshooting/common-issues/update-conflicts/
 */
export function recover(exported: Exported, world: World): Recovery | undefined {
  const { deployment } = exported;
  const { resources = [], pending_operations: pending = [] } = deployment;
  if (pending.length === 0) return undefined;
  const known = new Set(resources.map(({ urn, id }) => `${urn} ${id ?? ""}`));
  const creating = pending.filter(({ type }) => type === "creating").map((one) => one.resource);
  const made = creating.flatMap((resource) =>
    world
      .ofUrn(resource.urn)
      .filter(({ urn, id }) => !known.has(`${urn} ${id}`))
      .map(({ id }) => ({ ...resource, id })),
  );
  const settled = { ...deployment, resources: [...resources, ...made], pending_operations: [] };
  return {
    exported: { ...exported, deployment: settled },
    creating: creating.length,
    made: made.length,
  };
}

/** How long an engine whose sandbox was killed may take to notice it. */
const PATIENCE_MS = 10_000;
const POLL_MS = 100;

/**
 * Whether an operation that was killed still holds the stack's lock. One whose process runs on may be about to end; if it does not,
 * the lock is somebody's.
 *
 * @param state folder of the state backend
 */
export async function isLeftLocked(state: string, stack: string): Promise<boolean> {
  const holders = lockHolders(state, stack);
  const end = Date.now() + PATIENCE_MS;
  while (holders.some(runs) && Date.now() < end) await setTimeout(POLL_MS);
  return holders.length > 0 && !holders.some(runs);
}

/** Ids of the processes that have locked a stack. */
function lockHolders(state: string, stack: string): number[] {
  const folder = join(state, ".pulumi", "locks", "organization", "novamind", stack);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => {
    return (JSON.parse(readFileSync(join(folder, name), "utf8")) as { pid: number }).pid;
  });
}
