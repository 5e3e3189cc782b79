import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { ownFile, SANDBOX_FOLDER } from "./paths.ts";

/** The version that sandbox/cli/go.mod pins. */
const VERSION = "3.259.0";

/** The oldest that the sandbox's language host and event log work with: the version of the SDK in package.json. */
const OLDEST = [3, 248] as const;

const run = promisify(execFile);

/**
 * Finds the Pulumi CLI, or gets one: that on PATH if it is new enough, else one gotten before, else what Pulumi's installer
 * downloads, else one built from its Go module.
 *
 * @param say tells the user what takes long
 * @param folder where one that was gotten is kept
 * @throws Error that names the three ways when none is possible
 */
export async function pulumiCli(
  say: (text: string) => void,
  folder = join(SANDBOX_FOLDER, "cli"),
): Promise<string> {
  const installed = join(folder, "bin", "pulumi");
  const built = join(folder, "go", "pulumi");
  for (const known of ["pulumi", installed, built]) {
    if (await isNewEnough(known)) return known;
  }
  say("No Pulumi CLI found; trying Pulumi's installer …");
  const problems: string[] = [];
  for (const get of [() => install(folder), () => build(built, say)]) {
    try {
      return await get();
    } catch (error) {
      problems.push(firstLine(error));
    }
  }
  throw new Error(
    `The sandbox needs the Pulumi CLI ${OLDEST.join(".")} or newer, and there are three ways to it:
  1. put one on PATH (https://www.pulumi.com/docs/iac/download-install/);
  2. let Pulumi's installer download it: ${problems[0] ?? ""}
  3. let Go 1.26 or newer build it from its module: ${problems[1] ?? ""}`,
  );
}

/** Whether `text`, as `pulumi version` prints it, is a version that the sandbox works with. */
export function worksWith(text: string): boolean {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(text.trim()) ?? [];
  return Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1];
}

async function isNewEnough(command: string): Promise<boolean> {
  if (command.includes("/") && !existsSync(command)) return false;
  try {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return worksWith((await run(command, ["version"], { env })).stdout);
  } catch {
    return false;
  }
}

async function install(root: string): Promise<string> {
  const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
  const { command } = await PulumiCommand.install({ root });
  return command;
}

async function build(output: string, say: (text: string) => void): Promise<string> {
  say(
    `Building the Pulumi CLI ${VERSION} from its Go module: about four minutes, this once; seconds from Go's cache …`,
  );
  const version = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${VERSION}`;
  const module = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
  const args = ["build", "-trimpath", "-ldflags", `-s -w ${version}`, "-o", output, module];
  await run("go", args, { cwd: ownFile("cli"), maxBuffer: 64 * 1024 * 1024 });
  return output;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n")[0] ?? "";
}
