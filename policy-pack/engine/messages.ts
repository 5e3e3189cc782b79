import messages from "@pulumi/pulumi/proto/analyzer_pb.js";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";

import type { PolicySettings } from "../configuration.ts";
import type { Level } from "../levels.ts";
import { SAFEGUARDS } from "../safeguards.ts";
import type { Answer, Remediation } from "./pack.ts";
import type { Listed } from "./policies.ts";

const { EnforcementLevel, PolicySeverity, PolicyType } = messages;

const LEVELS = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  remediate: EnforcementLevel.REMEDIATE,
  disabled: EnforcementLevel.DISABLED,
} as const satisfies Record<Level, number>;

const SEVERITIES = {
  low: PolicySeverity.POLICY_SEVERITY_LOW,
  medium: PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: PolicySeverity.POLICY_SEVERITY_CRITICAL,
} as const;

const TYPES = {
  resource: PolicyType.POLICY_TYPE_RESOURCE,
  stack: PolicyType.POLICY_TYPE_STACK,
} as const;

/** What a pack is called. */
export interface PackFacts {
  name: string;
  version: string;
  displayName: string;
  description: string;
}

export function infoMessage(pack: PackFacts, policies: readonly Listed[]) {
  return new messages.AnalyzerInfo()
    .setName(pack.name)
    .setVersion(pack.version)
    .setDisplayname(pack.displayName)
    .setDescription(pack.description)
    .setProvider("aws")
    .setTagsList(["hipaa"])
    .setSupportsconfig(true)
    .setPoliciesList(policies.map(policyMessage));
}

function policyMessage(policy: Listed) {
  const message = new messages.PolicyInfo()
    .setPolicyType(TYPES[policy.kind])
    .setName(policy.name)
    .setDisplayname(policy.displayName)
    .setDescription(policy.description)
    .setEnforcementlevel(EnforcementLevel.MANDATORY)
    .setSeverity(SEVERITIES[policy.severity])
    .setFramework(lawMessage(policy))
    .setTagsList(policy.tags)
    .setRemediationSteps(policy.remediationSteps)
    .setUrl(policy.url);
  const { configSchema } = policy;
  if (configSchema === undefined) return message;
  const properties = Struct.fromJavaScript(configSchema.properties);
  return message.setConfigschema(new messages.PolicyConfigSchema().setProperties(properties));
}

function lawMessage({ safeguards }: Listed) {
  return new messages.PolicyComplianceFramework()
    .setName("HIPAA Security Rule")
    .setVersion("45 CFR part 164, subpart C")
    .setReference(safeguards.join(", "))
    .setSpecification(safeguards.map((safeguard) => SAFEGUARDS[safeguard].title).join(", "));
}

export function answerMessage(
  pack: PackFacts,
  policies: ReadonlyMap<string, Listed>,
  said: Answer,
) {
  const diagnostics = said.findings.map(({ policy, urn, message, level }) => {
    const known = policies.get(policy);
    return new messages.AnalyzeDiagnostic()
      .setPolicyname(policy)
      .setPolicypackname(pack.name)
      .setPolicypackversion(pack.version)
      .setDescription(known?.description ?? "")
      .setMessage(message)
      .setUrn(urn)
      .setEnforcementlevel(LEVELS[level])
      .setSeverity(known ? SEVERITIES[known.severity] : PolicySeverity.POLICY_SEVERITY_UNSPECIFIED);
  });
  const others = said.notApplicable.map(notApplicable);
  return new messages.AnalyzeResponse()
    .setDiagnosticsList(diagnostics)
    .setNotApplicableList(others);
}

const notApplicable = (name: string) => new messages.PolicyNotApplicable().setPolicyName(name);

/** @param others names of the policies that had nothing to remedy, so that the engine does not count them as passed */
export function remediationsMessage(
  pack: PackFacts,
  all: readonly Remediation[],
  others: readonly string[],
) {
  const messagesOf = all.map(({ rule, properties }) =>
    new messages.Remediation()
      .setPolicyname(rule.id)
      .setPolicypackname(pack.name)
      .setPolicypackversion(pack.version)
      .setDescription(rule.requires)
      .setProperties(Struct.fromJavaScript(properties as Record<string, JavaScriptValue>)),
  );
  return new messages.RemediateResponse()
    .setRemediationsList(messagesOf)
    .setNotApplicableList(others.map(notApplicable));
}

/** The configuration of every policy, as the engine says it. */
export function settingsOf(
  request: InstanceType<typeof messages.ConfigureAnalyzerRequest>,
): Record<string, PolicySettings> {
  const settings: Record<string, PolicySettings> = {};
  for (const [policy, config] of request.getPolicyconfigMap().entries()) {
    const known = Object.entries(LEVELS).find(
      ([, value]) => value === config.getEnforcementlevel(),
    );
    settings[policy] = {
      enforcementLevel: (known?.[0] ?? "mandatory") as Level,
      properties: config.getProperties()?.toJavaScript() ?? {},
    };
  }
  return settings;
}
