import { spawnSync } from "node:child_process";
import { join } from "node:path";

const COMMAND = join(import.meta.dirname, "../../command.cjs");

/** What the command prints, and its exit code. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `npm run policy` without npm, in a process of its own. */
export function policy(args: string[], { input = "", node = [] as string[] } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, COMMAND, ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}
