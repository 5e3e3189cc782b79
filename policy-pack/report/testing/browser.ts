import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import chromium from "@sparticuz/chromium";
import { chromium as driver, type Browser } from "playwright-core";

const PACKAGE = createRequire(import.meta.url).resolve("@sparticuz/chromium");
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache", import.meta.url));

/** Makes the package unpack the libraries that a machine without a desktop may lack. */
const LIBRARIES = { AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };

/** Without any font a page cannot be laid out. The package's own settings look for its fonts where it expects to be unpacked. */
const FONTS = `<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>`;

/**
 * A headless Chromium. On Linux on x64 it is the one that the development packages bring; elsewhere they have none, and it is Chrome as
 * installed.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return driver.launch({ channel: "chrome" });
  }
  const folder = await unpacked();
  return driver.launch({
    executablePath: join(folder, "chromium"),
    // As root, which tests in a container run as, its sandbox cannot start.
    args: ["--no-sandbox"],
    env: {
      ...process.env,
      FONTCONFIG_PATH: join(folder, "fonts"),
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
    },
  });
}

/** Once for each version; in one step, since several runs may start at once. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "../../../package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${String(process.pid)}`;
  mkdirSync(unfinished, { recursive: true });
  // The package unpacks into the folder for temporary files.
  await within({ ...LIBRARIES, TMPDIR: unfinished }, () => chromium.executablePath());
  writeFileSync(join(unfinished, "fonts", "fonts.conf"), FONTS);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { force: true, recursive: true });
  }
  return folder;
}

async function within(variables: Record<string, string>, act: () => Promise<unknown>) {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    await act();
  } finally {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
}
