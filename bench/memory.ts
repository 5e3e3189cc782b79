import { execFileSync } from "node:child_process";

const EVERY_MS = 500;
const KIB_PER_MIB = 1024;

/** Samples the resident memory of this process and all that it started, until stopped. @returns the largest sum, in MiB */
export function peakMemoryOfChildren(): { stop: () => number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMiB());
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

function residentMiB(): number {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const ours = new Set([process.pid]);
  let sum = 0;
  // A parent is listed before its children unless process ids wrapped around; then a sample is too small, never too large.
  for (const [pid = 0, parent = 0, kib = 0] of rows) {
    if (!ours.has(pid) && !ours.has(parent)) continue;
    ours.add(pid);
    sum += kib;
  }
  return sum / KIB_PER_MIB;
}
