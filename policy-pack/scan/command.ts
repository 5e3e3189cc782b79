import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { like } from "../lib/like.ts";
import { FORMATS } from "../report/formats/index.ts";
import { placed, SEVERITY_RANKS } from "../report/formats/text.ts";
import { type Configuration } from "../configuration.ts";
import type { Report } from "../report/report.ts";
import { rules } from "../rules/index.ts";
import { JsonProblem, JsonReader, positionOf } from "./json.ts";
import { explain, list, matrix } from "./people.ts";
import { bytesOf, scan } from "./scan.ts";
import { readSettings } from "./settings.ts";

const USAGE = `Usage: npm run policy -- <command>

  scan FILE…    judge what pulumi stack export or pulumi preview --json printed, or a list of
                { "type", "name", "props" }; - is standard input
    --format    ${Object.keys(FORMATS).join(", ")}
    --output    file to write the report to
    --config    levels and exemptions, as for pulumi up --policy-pack-config
    --fail-on   ${Object.keys(SEVERITY_RANKS).join(", ")}: fail for violations of this severity or a worse one
  list          all rules
  explain RULE  what a rule requires, why, and how to comply
  matrix        the paragraphs of 45 CFR 164 and the rules that cite them

Exit code: 0 when nothing mandatory is violated, 1 when something is, 2 when an input or an option cannot be used.
`;

const OPTIONS = {
  format: { type: "string", default: "text" },
  output: { type: "string" },
  config: { type: "string" },
  "fail-on": { type: "string", default: "low" },
  help: { type: "boolean" },
} as const;

/** What cannot be done as asked, and why. */
class Unfit extends Error {}

type Options = ReturnType<typeof parsed>["values"];

// Whoever reads the output may have seen enough, as "head" has.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = main();

function main(): number {
  try {
    const { values, positionals } = parsed();
    const [command = "", ...names] = positionals;
    if (values.help || command === "help") return print(USAGE);
    return run(command, names, values);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function run(command: string, names: string[], options: Options): number {
  switch (command) {
    case "scan":
      return scanned(names, options);
    case "list":
      return print(list(rules));
    case "matrix":
      return print(matrix(rules));
    case "explain":
      return explained(names[0] ?? "");
    default:
      throw new Unfit(command === "" ? USAGE : `There is no command ${command}.\n\n${USAGE}`);
  }
}

function parsed() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Unfit((error as Error).message);
  }
}

function explained(id: string): number {
  const told = explain(rules, id);
  if (told !== undefined) return print(told);
  const meant = like(
    rules.map((rule) => rule.id),
    id,
  );
  const hint = meant.length > 0 ? ` Did you mean ${meant.join(", ")}?` : "";
  throw new Unfit(`There is no rule ${id === "" ? "without a name" : id}.${hint}`);
}

function scanned(files: string[], options: Options): number {
  const { format, output, config = "" } = options;
  const write = oneOf("format", FORMATS, format);
  const least = oneOf("fail-on", SEVERITY_RANKS, options["fail-on"]);
  if (files.length === 0) throw new Unfit("scan needs a file");

  const now = new Date();
  const settings = settingsOf(config, now.toISOString().slice(0, 10));
  const report = scan({ files, rules, settings, config, now });
  const written = write(report, rules);
  if (output === undefined) print(written);
  else save(output, written);
  if (output !== undefined || format !== "text") {
    for (const one of report.unusable) process.stderr.write(`${placed(one)}\n`);
  }
  return exitCode(report, least);
}

function oneOf<T>(option: string, choices: Readonly<Record<string, T>>, given: string): T {
  const chosen = Object.hasOwn(choices, given) ? choices[given] : undefined;
  if (chosen !== undefined) return chosen;
  throw new Unfit(`--${option} is one of ${Object.keys(choices).join(", ")}`);
}

function settingsOf(file: string, today: string): Configuration {
  if (file === "") return readSettings({}, rules, today);
  let bytes: Buffer = Buffer.alloc(0);
  try {
    bytes = bytesOf(file);
    const reader = new JsonReader(bytes);
    const config = reader.value();
    reader.end();
    return readSettings(config, rules, today);
  } catch (error) {
    const problem = (error as Error).message;
    const place = error instanceof JsonProblem ? positionOf(bytes, error.offset) : {};
    throw new Unfit(placed({ file, problem, ...place }));
  }
}

function save(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Unfit(`--output ${file} cannot be written: ${(error as Error).message}`);
  }
}

function exitCode({ files, unusable }: Report, least: number): number {
  if (unusable.length > 0) return 2;
  const fails = files.some(({ violations }) =>
    violations.some(
      ({ level, severity }) => level === "mandatory" && SEVERITY_RANKS[severity] >= least,
    ),
  );
  return fails ? 1 : 0;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
