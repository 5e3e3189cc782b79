import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const SERVICES = import.meta.dirname;

/**
 * What the runtime brings along, and what `pg` looks for in vain unless someone installed it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
const EXTERNAL = ["@aws-sdk/*", "@smithy/*", "pg-native", "pg-cloudflare"];

/** CommonJS packages within an ES module still call `require` for what Node itself brings. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * Names of all services that have a handler: the folders with a `src/index.ts`, in alphabetical order. Others are images.
 *
 * @param folder folder of the services
 */
export function services(folder = SERVICES): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "src/index.ts")))
    .map(({ name }) => name)
    .sort();
}

/**
 * The handler of one service and all that it imports, as one ES module for the runtime `nodejs24.x`. The same sources give
 * the same text on every machine, so that a function is only deployed when its code changed. Not minified: a stack trace
 * has to be read.
 *
 * @param name folder whose `src/index.ts` exports `handler`
 */
export async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    banner: { js: REQUIRE },
    bundle: true,
    charset: "utf8",
    entryPoints: [`services/${name}/src/index.ts`],
    external: EXTERNAL,
    format: "esm",
    legalComments: "none",
    logLevel: "silent",
    platform: "node",
    target: "node24",
    // What the program is compiled with is for the program: a change of it is no change of the code.
    tsconfigRaw: {},
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}
