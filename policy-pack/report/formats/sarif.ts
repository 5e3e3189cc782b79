import { createHash } from "node:crypto";

import type { Facts, Rule } from "../../rule.ts";
import { cited, judgementsOf, type Finding, type Judgement } from "../findings.ts";
import type { Report, Unusable } from "../report.ts";

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * Code scanning refuses an upload with more results.
 *
 * @see https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export const MAX_RESULTS = 25_000;

/** Within the ranges that code scanning calls critical (above 9.0), high (from 7.0), medium (from 4.0) and low. */
const SCORES = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" } as const;

/**
 * The report as SARIF 2.1.0, for code scanning. What is undecided is a result of kind `review` under an id of its own, so that it does not
 * count as an alert of the rule's severity; what is exempt is a suppressed result.
 */
export function sarif(report: Report, rules: readonly Rule[]): string {
  const judgements = judgementsOf(report, rules);
  const findings = judgements.flatMap((one) => one.findings);
  const kept = findings.slice(0, MAX_RESULTS);
  const driver = {
    name: "novamind-hipaa-policy-pack",
    fullName: "HIPAA technical safeguards for AWS",
    rules: judgements.flatMap(descriptors),
  };
  const index = new Map(driver.rules.map(({ id }, position) => [id, position]));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        columnKind: "utf16CodeUnits",
        invocations: [invocation(report, findings.length - kept.length)],
        results: kept.map((finding) => ({
          ruleIndex: index.get(descriptorId(finding)) ?? -1,
          ...result(finding),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The rule, and what stands for it where it is undecided. */
function descriptors({ rule, findings }: Judgement) {
  const whole = descriptor(rule);
  if (!findings.some(({ outcome }) => outcome === "undecided")) return [whole];
  const open = {
    ...whole,
    id: undecidedId(rule.id),
    shortDescription: { text: `Undecided: ${rule.title}` },
    defaultConfiguration: { level: "note" },
    properties: { precision: "low", tags: ["hipaa", "undecided"] },
  };
  return [whole, open];
}

function descriptor(rule: Facts) {
  const { id, title, severity, requires, rationale, fix, safeguards, source } = rule;
  const law = safeguards.map((one) => `- ${cited(one)}`).join("\n");
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: `${requires} ${rationale}` },
    helpUri: source,
    help: {
      text: `${requires}\n\n${rationale}\n\nFix: ${fix}\n\n${law}`,
      markdown: `${requires}\n\n${rationale}\n\n\`\`\`ts\n${fix}\n\`\`\`\n\n${law}\n\n[Source](${source})`,
    },
    defaultConfiguration: { level: "error" },
    properties: {
      precision: "very-high",
      "security-severity": SCORES[severity],
      tags: ["security", "hipaa", ...safeguards],
    },
  };
}

function result(finding: Finding) {
  const { rule, resource, type, message, severity, file, outcome } = finding;
  const id = descriptorId(finding);
  return {
    ruleId: id,
    ...weight(finding),
    message: { text: `${resource}: ${message}` },
    locations: [
      {
        // A scanned file says nothing of lines: resources are told apart by their logical locations.
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: resource, kind: "resource" }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(id, resource, file, message) },
    ...(finding.outcome === "exempt" && { suppressions: [suppression(finding)] }),
    properties: { rule, resourceType: type, severity, outcome },
  };
}

/** Of a kind other than `fail`, SARIF (3.27.10) knows no level. */
function weight({ outcome, level }: Finding) {
  if (outcome === "undecided") return { kind: "review", level: "none" };
  return { kind: "fail", level: level === "mandatory" ? "error" : "warning" };
}

function suppression({ reason, owner, expires }: Extract<Finding, { outcome: "exempt" }>) {
  const justification = `${reason} (${owner}, until ${expires})`;
  return { kind: "external", status: "accepted", justification };
}

/**
 * The same for the same finding in every run, so that an alert stays one alert. Findings on exemptions all have the configuration as their
 * resource, so what tells them apart is the message, which may else change with a value.
 */
function fingerprint(id: string, resource: string, file: string, message: string): string {
  const told = resource === file ? [id, resource, message] : [id, resource];
  return `${createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 16)}:1`;
}

function invocation({ unusable, made }: Report, leftOut: number) {
  const told = `${String(leftOut)} findings are left out: code scanning takes ${String(MAX_RESULTS)}`;
  return {
    executionSuccessful: unusable.length === 0,
    endTimeUtc: made,
    toolExecutionNotifications: [
      ...unusable.map(notification),
      ...(leftOut > 0 ? [{ level: "warning", message: { text: told } }] : []),
    ],
  };
}

function notification({ file, problem, line, column }: Unusable) {
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column } };
  return {
    level: "error",
    message: { text: problem },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }],
  };
}

const descriptorId = ({ outcome, rule }: Finding): string =>
  outcome === "undecided" ? undecidedId(rule) : rule;

const undecidedId = (rule: string) => `${rule}/undecided`;

/** A path as a URI, relative where the path is; standard input has a name as if it were a file. */
function uriOf(file: string): string {
  if (file === "-") return "stdin";
  const path = file.replaceAll("\\", "/").replace(/^(\.\/+)+/, "");
  const uri = path
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  if (/^[A-Za-z]:\//.test(path)) return `file:///${uri.replace("%3A", ":")}`;
  return path.startsWith("/") ? `file://${uri}` : uri;
}
