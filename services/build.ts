import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { bundle, services } from "./bundle.ts";

/** Writes the bundles to `services/<name>/dist/index.mjs`, to be looked at; the program itself bundles when it runs. */
for (const name of services()) {
  const folder = join(import.meta.dirname, name, "dist");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.mjs"), await bundle(name));
}
