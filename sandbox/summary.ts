import type { Drifted } from "./aws/drift.ts";
import { parseUrn } from "./aws/urn.ts";
import { KILLED, type Outcome } from "./sandbox.ts";
import {
  type Alteration,
  alterations,
  changes,
  errors,
  findings,
  shares,
  verdicts,
} from "./tally.ts";

/** How many alterations are told one by one. */
const TOLD = 20;

/** One line on how an operation ended, and under it what it altered and what went wrong. */
export function headline({ operation, stack, exitCode, events }: Outcome): string {
  const verdict = exitCode === 0 ? "done" : "FAILED";
  const counted = Object.entries(changes(events)).map(([op, count]) => `${String(count)} ${op}`);
  const wrong = exitCode === 0 ? [] : [...findings(events), ...errors(events)];
  if (exitCode === KILLED)
    wrong.push("The engine was killed; the next operation recovers what it left.");
  const head = `${operation} ${stack}: ${verdict}${counted.length > 0 ? `, ${counted.join(", ")}` : ""}`;
  return [head, ...told(alterations(events)).map(indented), ...wrong.map(indented)].join("\n");
}

function told(altered: Alteration[]): string[] {
  const lines = altered.slice(0, TOLD).map(({ op, urn, properties }) => {
    const differing = properties.length > 0 ? `: ${properties.join(", ")}` : "";
    return `${op} ${nameOf(urn)}${differing}`;
  });
  const more = altered.length - lines.length;
  return more > 0 ? [...lines, `… and ${String(more)} more`] : lines;
}

/** `<type> <logical name>` */
function nameOf(urn: string): string {
  const { type, name } = parseUrn(urn);
  return `${type} ${name}`;
}

/** What was done behind Pulumi's back, and how to see it. */
export function drifted(stack: string, done: Drifted[]): string {
  return [
    `drift ${stack}: ${String(done.length)} resources changed in simulated AWS; Pulumi knows nothing of it.`,
    ...done.map(({ urn, did }) => indented(`${nameOf(urn)}: somebody ${did}`)),
    "",
    "Next:",
    `  npm run sandbox -- refresh ${stack}   what differs from the state?`,
    `  npm run sandbox -- up ${stack}        put it right again`,
  ].join("\n");
}

/** What a person wants to read at the end: per stack, account and region the number of resources, the policies, and what next. */
export function summary(outcomes: Outcome[]): string {
  const rows = outcomes.flatMap(({ stack, events }) =>
    shares(events).map(({ account, region, resources }) => [
      stack,
      account,
      region,
      String(resources),
    ]),
  );
  return [
    ...table(["stack", "account", "region", "resources"], rows),
    "",
    ...policies(outcomes.filter(({ operation }) => JUDGED.includes(operation))),
    ...next(outcomes),
  ].join("\n");
}

/** The operations that the policy pack judges. */
const JUDGED: readonly string[] = ["preview", "up"];

function policies(outcomes: Outcome[]): string[] {
  if (outcomes.length === 0) return [];
  const rows = outcomes.map(({ stack, events }) => {
    const { passed, violated, undecided, exempt } = verdicts(events);
    return [stack, ...[passed, violated, undecided, exempt].map(String)];
  });
  return [...table(["policies", "passed", "violated", "undecided", "exempt"], rows), ""];
}

function next(outcomes: Outcome[]): string[] {
  const failed = outcomes.find(({ exitCode }) => exitCode !== 0);
  if (failed !== undefined) {
    const { operation, stack } = failed;
    return [`Next: mend what is told above, then npm run sandbox -- ${operation} ${stack}`];
  }
  if (outcomes.some(({ operation }) => operation === "destroy")) {
    return ["Next: npm run sandbox, which brings it all up again"];
  }
  return [
    "Next:",
    "  npm run sandbox -- preview prod   after a change of yours: what would it do?",
    "  npm run sandbox -- destroy        take it all down again",
    "  README.md, Deploying to AWS       the same program, on your accounts",
  ];
}

/** Columns under their heads, numbers to the right. */
function table(heads: string[], rows: string[][]): string[] {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return /^\d+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(heads), ...rows.map(line)];
}

function indented(text: string): string {
  return text.replace(/^/gm, "    ");
}
