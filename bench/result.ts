/** One line of the result: what was measured, and what it may be at most. */
export interface Result {
  what: string;
  measured: number;
  atMost?: number;
  unit: "ratio" | "s" | "ms" | "µs" | "MiB";
}
