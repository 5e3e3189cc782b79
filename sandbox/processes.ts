import { execFileSync } from "node:child_process";

/** Ids of the processes that a process started, and those that they started. */
export function startedBy(pid: number): number[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const within = (parent: number): number[] =>
    rows.flatMap(([child = 0, of]) => (of === parent ? [child, ...within(child)] : []));
  return within(pid);
}

/** Whether a process with this id runs. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
