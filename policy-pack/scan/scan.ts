import { readFileSync } from "node:fs";

import type { Configuration } from "../configuration.ts";
import { evaluate, type Judged } from "../evaluate.ts";
import type { Exemption } from "../exemptions.ts";
import { weightOf } from "../levels.ts";
import type { ExemptLine, FileReport, Line, Report, Unusable } from "../report/report.ts";
import type { Rule } from "../rule.ts";
import { configurationReport, Needs } from "./configurationReport.ts";
import { nameOf, readInput, type Input } from "./input.ts";
import { JsonProblem, positionOf } from "./json.ts";

/** The file descriptor of standard input, which is read for `-`. */
const STDIN = 0;

/** What is scanned, by what. */
export interface Scan {
  /** Paths; `-` is standard input. */
  files: readonly string[];
  rules: readonly Rule[];
  settings: Configuration;
  /** Where the settings come from; findings on exemptions are found there. */
  config: string;
  now: Date;
}

/** Judges the resources of each file by all rules that are not disabled. A file that cannot be read does not keep others from it. */
export function scan({ files, rules, settings, config, now }: Scan): Report {
  const report: Report = { made: now.toISOString(), files: [], unusable: [] };
  const needs = new Needs(settings);
  for (const file of files) {
    const input = inputOf(file);
    if ("problem" in input) {
      report.unusable.push(input);
      continue;
    }
    report.files.push(fileReport(file, input, rules, settings, needs));
    if (input.error !== undefined) report.unusable.push({ file, problem: failed(input.error) });
  }
  const needless = report.unusable.length > 0 ? [] : needs.needless(rules);
  const ofConfiguration = configurationReport(config, settings, needless);
  return ofConfiguration ? { ...report, files: [...report.files, ofConfiguration] } : report;
}

const failed = (error: string) =>
  `the preview failed, so that it may lack resources: ${error.replaceAll(/\s+/g, " ")}`;

/** The bytes of a file as UTF-8. Windows PowerShell writes what a command prints as UTF-16. */
export function bytesOf(file: string): Buffer {
  const bytes = readFileSync(file === "-" ? STDIN : file);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(bytes.toString("utf16le", 2));
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function inputOf(file: string): Input | Unusable {
  let bytes: Buffer;
  try {
    bytes = bytesOf(file);
  } catch (error) {
    return { file, problem: `cannot be read: ${(error as Error).message}` };
  }
  try {
    return readInput(bytes);
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    return { file, problem: error.message, ...positionOf(bytes, error.offset) };
  }
}

function fileReport(
  file: string,
  input: Input,
  rules: readonly Rule[],
  settings: Configuration,
  needs: Needs,
): FileReport {
  const [any] = input.resources;
  const enabled = rules.filter((rule) => settings.levelOf(rule, any?.urn ?? "") !== "disabled");
  const { passed, rest } = evaluate(enabled, input.resources, settings.exemptions);
  needs.see(input, rest);
  const report: FileReport = {
    ...{ file, resources: input.resources.length },
    ...{ violations: [], undecided: [], exempt: [], passed },
  };
  for (const judged of rest.map((one) => (input.leftOut > 0 ? inPart(one, input.leftOut) : one))) {
    const line = lineOf(judged, input, settings);
    if (judged.outcome === "violated") report.violations.push(line);
    else if (judged.outcome === "undecided") report.undecided.push(line);
    else if (judged.outcome === "exempt") report.exempt.push(exemptLine(line, judged.exemption));
  }
  return report;
}

/** What a stack rule misses may be among what a preview leaves out. */
function inPart(judged: Judged, leftOut: number): Judged {
  if (judged.outcome !== "violated" || judged.rule.kind !== "stack") return judged;
  const message = `${judged.message}, but the preview leaves out ${String(leftOut)} unchanged resources: run it with --show-sames`;
  return { ...judged, outcome: "undecided", message };
}

function lineOf(judged: Judged, { hasUrns }: Input, settings: Configuration): Line {
  const { rule, urn, outcome } = judged;
  return {
    rule: rule.id,
    resource: hasUrns ? urn : nameOf(urn),
    type: urn.split("::")[2]?.split("$").at(-1) ?? "",
    message: outcome === "passed" ? "" : judged.message,
    safeguards: rule.safeguards,
    severity: rule.severity,
    level: outcome === "violated" ? weightOf(settings.levelOf(rule, urn)) : "advisory",
  };
}

const exemptLine = (line: Line, { reason, owner, expires }: Exemption): ExemptLine => ({
  ...line,
  ...{ reason, owner, expires },
});
