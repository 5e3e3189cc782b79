import type { Facts, Rule } from "../../rule.ts";
import { cited, judgementsOf, type Finding, type Judgement } from "../findings.ts";
import type { FileReport, Report, Unusable } from "../report.ts";
import { placed } from "./text.ts";

/**
 * The report as JUnit XML: a suite per file, in it a case per rule. A case fails by what stops a deployment, and is skipped when it is
 * undecided; what is advisory or exempt is its output. A file that could not be read is a suite with an error.
 */
export function junit(report: Report, rules: readonly Rule[]): string {
  const suites = [
    ...report.files.map((file) => suiteOf(file, rules, report.made)),
    ...report.unusable.map((one) => unusableSuite(one, report.made)),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="HIPAA technical safeguards">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteOf(file: FileReport, rules: readonly Rule[], made: string): string {
  const cases = judgementsOf({ files: [file] }, rules).map(caseOf);
  const count = (status: Case["status"]) => cases.filter((one) => one.status === status).length;
  const counts = { failures: count("failed"), errors: 0, skipped: count("skipped") };
  const written = cases.map(({ id, children }) => testCase(id, file.file, children));
  return suite(file.file, made, { tests: cases.length, ...counts }, written);
}

function unusableSuite(one: Unusable, made: string): string {
  const error = `<error${attributes({ type: "unusable", message: placed(one) })}/>`;
  const counts = { tests: 1, failures: 0, errors: 1, skipped: 0 };
  return suite(one.file, made, counts, [testCase("can be read", one.file, [error])]);
}

interface Case {
  id: string;
  status: "passed" | "failed" | "skipped";
  children: string[];
}

function caseOf({ rule, findings }: Judgement): Case {
  const failed = findings.filter(stops);
  const undecided = findings.filter(({ outcome }) => outcome === "undecided");
  const told = findings.filter((one) => !stops(one));
  const output =
    told.length > 0 ? [`<system-out>${escaped(told.map(lineOf).join("\n"))}</system-out>`] : [];
  const { id } = rule;
  if (failed.length > 0)
    return { id, status: "failed", children: [failure(rule, failed), ...output] };
  if (undecided.length === 0) return { id, status: "passed", children: output };
  const message = `cannot be told of ${counted(undecided)}`;
  return { id, status: "skipped", children: [`<skipped${attributes({ message })}/>`, ...output] };
}

function failure(rule: Facts, findings: readonly Finding[]): string {
  const { severity, title, rationale, fix, safeguards, source } = rule;
  const message = `${title}: ${counted(findings)}`;
  const text = [
    ...findings.map(({ resource, message: said }) => `${resource}: ${said}`),
    ...["", `why: ${rationale}`, `fix: ${fix}`],
    ...safeguards.map((one) => `law: ${cited(one)}`),
    `see: ${source}`,
  ].join("\n");
  return `<failure${attributes({ type: severity, message })}>${escaped(text)}</failure>`;
}

const stops = ({ outcome, level }: Finding): boolean =>
  outcome === "violated" && level === "mandatory";

const counted = ({ length }: readonly unknown[]): string =>
  `${String(length)} ${length === 1 ? "resource" : "resources"}`;

function lineOf(finding: Finding): string {
  const said = `${finding.resource}: ${finding.message}`;
  if (finding.outcome !== "exempt") {
    return `${finding.outcome === "violated" ? "advisory" : "undecided"}: ${said}`;
  }
  const { reason, owner, expires } = finding;
  return `exempt until ${expires} (${owner}): ${said}: ${reason}`;
}

function suite(
  name: string,
  made: string,
  counts: Record<string, number>,
  cases: readonly string[],
): string {
  // The format knows no time zone and no milliseconds.
  const given = { name, ...counts, timestamp: made.slice(0, "YYYY-MM-DDThh:mm:ss".length) };
  return [`  <testsuite${attributes(given)} time="0">`, ...cases, "  </testsuite>"].join("\n");
}

function testCase(name: string, classname: string, children: readonly string[]): string {
  const start = `    <testcase${attributes({ name, classname })} time="0"`;
  return children.length > 0 ? `${start}>${children.join("")}</testcase>` : `${start}/>`;
}

function attributes(given: Record<string, string | number>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${inAttribute(String(value))}"`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Characters that XML 1.0 cannot hold in any way are shown as JavaScript writes them. */
function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, shown)
      // A parser makes a line feed of it.
      .replaceAll("\r", "&#13;")
  );
}

/** Line breaks and tabs of an attribute are spaces to a parser unless written so. */
const inAttribute = (text: string): string =>
  escaped(text).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");

const shown = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
