import { join } from "node:path";

import { REPOSITORY } from "./paths.ts";

/** The pack of the platform. */
export const OWN_PACK = join(REPOSITORY, "policy-pack");

/** Options of the engine that have a pack judge; the platform's own comes with what the platform is exempt from. */
export function packFlags(pack: string): string[] {
  const config = pack === OWN_PACK ? ["--policy-pack-config", join(pack, "platform.json")] : [];
  return ["--policy-pack", pack, ...config];
}
