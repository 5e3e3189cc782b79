import { readFileSync } from "node:fs";

import { EXEMPTIONS } from "../engine/policies.ts";
import { evaluate, type Judged } from "../evaluate.ts";
import { exemptionFor, type Exemption } from "../exemptions.ts";
import type { ExemptLine, FileReport, Line, Report, Unusable } from "../report/report.ts";
import type { Resource } from "../resources.ts";
import type { Facts, Rule } from "../rule.ts";
import { nameOf, readInput, type Input } from "./input.ts";
import { JsonProblem, positionOf } from "./json.ts";
import type { ScanSettings } from "./settings.ts";

/** The file descriptor of standard input, which is read for `-`. */
const STDIN = 0;

/** What is scanned, by what. */
export interface Scan {
  /** Paths; `-` is standard input. */
  files: readonly string[];
  rules: readonly Rule[];
  settings: ScanSettings;
  /** Where the settings come from; findings on exemptions are found there. */
  config: string;
  now: Date;
}

/** Judges the resources of each file by all rules that are not disabled. A file that cannot be read does not keep others from it. */
export function scan({ files, rules, settings, config, now }: Scan): Report {
  const report: Report = { made: now.toISOString(), files: [], unusable: [] };
  const enabled = rules.filter(({ id }) => settings.levelOf(id) !== "disabled");
  const matched = new Set<Exemption>();
  for (const file of files) {
    const input = inputOf(file);
    if ("problem" in input) {
      report.unusable.push(input);
      continue;
    }
    report.files.push(fileReport(file, input, enabled, settings));
    if (input.error !== undefined) report.unusable.push({ file, problem: failed(input.error) });
    for (const one of settings.valid) if (matches(one, input.resources)) matched.add(one);
  }
  const idle = report.unusable.length > 0 ? [] : settings.valid.filter((one) => !matched.has(one));
  const ofExemptions = exemptionsReport(config, settings, idle);
  return ofExemptions ? { ...report, files: [...report.files, ofExemptions] } : report;
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
  settings: ScanSettings,
): FileReport {
  const { passed, rest } = evaluate(rules, input.resources, settings.valid);
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

function lineOf(judged: Judged, { hasUrns }: Input, settings: ScanSettings): Line {
  const { rule, urn, outcome } = judged;
  return {
    rule: rule.id,
    resource: hasUrns ? urn : nameOf(urn),
    type: urn.split("::")[2]?.split("$").at(-1) ?? "",
    message: outcome === "passed" ? "" : judged.message,
    safeguards: rule.safeguards,
    severity: rule.severity,
    level: outcome === "violated" ? weight(rule.id, settings) : "advisory",
  };
}

const exemptLine = (line: Line, { reason, owner, expires }: Exemption): ExemptLine => ({
  ...line,
  ...{ reason, owner, expires },
});

const weight = (rule: Facts["id"], { levelOf }: ScanSettings): Line["level"] =>
  levelOf(rule) === "advisory" ? "advisory" : "mandatory";

const matches = (exemption: Exemption, resources: readonly Resource[]): boolean =>
  resources.some(({ urn }) => exemptionFor(exemption.rule, urn, [exemption]) !== undefined);

/** What is wrong with exemptions is found in the configuration; no report when nothing is. */
function exemptionsReport(
  config: string,
  settings: ScanSettings,
  idle: readonly Exemption[],
): FileReport | undefined {
  const problems = [
    ...settings.problems,
    ...idle.map(({ rule, resource }) => `${rule}: no resource is called ${resource}`),
  ];
  if (problems.length === 0 || settings.levelOf(EXEMPTIONS.name) === "disabled") return undefined;
  const { name: rule, severity, safeguards } = EXEMPTIONS;
  const level = weight(rule, settings);
  const violations = problems.map((message): Line => {
    return { rule, resource: config, type: "", message, safeguards, severity, level };
  });
  return { file: config, resources: 0, violations, undecided: [], exempt: [], passed: 0 };
}
