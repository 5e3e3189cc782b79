import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { REPOSITORY } from "../sandbox/paths.ts";
import type { Result } from "./result.ts";

const run = promisify(execFile);

/** How long the tests of one component, and all that need no engine, take. */
export async function unitTests(): Promise<Result[]> {
  const mocha = join(REPOSITORY, "node_modules", "mocha", "bin", "mocha.js");
  const seconds = async (...files: string[]) => {
    // All of the project's settings for mocha but its list of files.
    const flags = ["--import=tsx", "--max-semi-space-size=64"];
    const settings = ["--no-config", ...flags, "--timeout=10000"];
    const args = [mocha, ...settings, "--reporter=json", ...files];
    const { stdout } = await run(process.execPath, args, { cwd: REPOSITORY, maxBuffer: 2 ** 26 });
    const { stats } = JSON.parse(stdout) as { stats: { duration: number } };
    return stats.duration / 1000;
  };
  return [
    {
      what: "unit tests of one component, HipaaVpc",
      measured: await seconds("components/network/hipaaVpc.test.ts"),
      atMost: 1,
      unit: "s",
    },
    {
      what: "all tests on mocks",
      measured: await seconds("components/**/*.test.ts", "infra/*.test.ts"),
      atMost: 15,
      unit: "s",
    },
  ];
}
