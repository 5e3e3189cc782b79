import type { Facts } from "../rule.ts";

/** One rule on one resource that is not plainly right. */
export interface Line {
  rule: Facts["id"];
  /** URN, or the name where the input has no URNs. */
  resource: string;
  type: string;
  message: string;
  safeguards: Facts["safeguards"];
  severity: Facts["severity"];
  /** Whether it stops a deployment. */
  level: "mandatory" | "advisory";
}

/** One that may stay as it is for a while. */
export interface ExemptLine extends Line {
  reason: string;
  owner: string;
  /** Last day, `YYYY-MM-DD`. */
  expires: string;
}

/** What the rules say of one file. */
export interface FileReport {
  file: string;
  /** Resources of any provider that were read. */
  resources: number;
  violations: Line[];
  undecided: Line[];
  exempt: ExemptLine[];
  /** Pairs of rule and resource that comply. */
  passed: number;
}

/** A file that could not be read, and where it ends to make sense. */
export interface Unusable {
  file: string;
  problem: string;
  /** From 1, where the position is known. */
  line?: number;
  column?: number;
}

/** All of a run, from which every format is made. */
export interface Report {
  /** When it was made, as an ISO 8601 date and time. */
  made: string;
  files: FileReport[];
  unusable: Unusable[];
}
