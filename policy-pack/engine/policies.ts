import type { Policy } from "@pulumi/policy";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";

import type { Facts, Rule } from "../rule.ts";

/** A policy as the engine lists it. */
export interface Listed extends Required<
  Omit<Policy, "configSchema" | "enforcementLevel" | "severity" | "framework">
> {
  /** What it is asked about: one resource at a time, or the whole stack. */
  kind: Rule["kind"];
  severity: Facts["severity"];
  /** Paragraphs of the law. */
  safeguards: Facts["safeguards"];
  configSchema?: { properties: Record<string, JavaScriptValue> };
}

/** One of the two policies that are no rules: its configuration lists the exemptions. */
export const EXEMPTIONS: Listed = {
  kind: "resource",
  name: "exemptions",
  displayName: "Exemptions are whole and current",
  description:
    "Every exemption names a rule, a reason, an owner, a day that is not past and a resource that needs it.",
  severity: "high",
  safeguards: ["164.308(a)(1)(ii)(B)"],
  tags: ["hipaa"],
  remediationSteps: "exemptions.list: [{ rule, resource, reason, owner, expires }]",
  url: "https://www.ecfr.gov/current/title-45/section-164.308",
  configSchema: { properties: { list: { type: "array", items: { type: "object" } } } },
};

/** The other: its configuration says how much findings weigh, by severity, by rule and by environment. */
export const SETTINGS: Listed = {
  kind: "resource",
  name: "settings",
  displayName: "Settings of the pack have a meaning",
  description: "Levels are given to severities, rules and environments, by names that there are.",
  severity: "high",
  safeguards: ["164.308(a)(1)(ii)(B)"],
  tags: ["hipaa"],
  remediationSteps: "settings.levels: { bySeverity, byRule, byEnvironment }",
  url: "https://www.ecfr.gov/current/title-45/section-164.308",
  configSchema: { properties: { levels: { type: "object" } } },
};

/** The policies of the pack: each rule under its id, {@link EXEMPTIONS} and {@link SETTINGS}. */
export function policiesOf(rules: readonly Rule[]): Listed[] {
  return [EXEMPTIONS, SETTINGS, ...rules.map(listed)];
}

function listed(rule: Rule): Listed {
  const { id, title, safeguards, severity, requires, rationale, fix, source, kind } = rule;
  return {
    kind,
    name: id,
    displayName: title,
    description: `${requires} ${rationale}`,
    severity,
    safeguards,
    tags: ["hipaa"],
    remediationSteps: fix,
    url: source,
  };
}

/** A finding with all that people need to act on it. */
export function explained(rule: Facts, finding: string): string {
  const { rationale, fix, safeguards, source } = rule;
  return [
    finding,
    `  why: ${rationale}`,
    `  fix: ${fix}`,
    `  law: 45 CFR ${safeguards.join(", ")}`,
    `  see: ${source}`,
  ].join("\n");
}
