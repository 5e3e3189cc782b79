import type {
  Policies,
  Policy,
  PolicyResource,
  ReportViolation,
  ResourceValidation,
  ResourceValidationPolicy,
  StackValidation,
  StackValidationPolicy,
} from "@pulumi/policy";

import { judgeResource, judgeStack, type Verdict } from "./evaluate.ts";
import { readExemptions, type Exemption } from "./exemptions.ts";
import { Resources, type Resource } from "./resources.ts";
import type { Facts, ResourceRule, Rule, StackRule } from "./rule.ts";
import { SAFEGUARDS } from "./safeguards.ts";

/** What CrossGuard's `reportViolation` also takes, though its type does not say so: see `server.js` of `@pulumi/policy`. */
type Report = (finding: { message: string; urn?: string; enforcementLevel?: "advisory" }) => void;

/** The resource that stands for the whole stack; the engine always analyzes it before any other. */
const STACK = "pulumi:pulumi:Stack";

/**
 * CrossGuard policies: each rule's, under the rule's id, and `exemptions`, whose configuration lists them.
 *
 * A violation has its rule's level. What is undecided is an advisory finding that begins with `undecided: `, and what is exempt
 * one that begins with `exempt `: neither counts as passed.
 *
 * @param today `YYYY-MM-DD`, for exemptions that expire
 */
export function toPolicies(rules: readonly Rule[], today: string): Policies {
  const exemptions: Exemption[] = [];
  return [
    exemptionsPolicy(new Set(rules.map(({ id }) => id)), today, (valid) => {
      exemptions.splice(0, exemptions.length, ...valid);
    }),
    ...rules.flatMap((rule) =>
      rule.kind === "stack" ? stackPolicy(rule, exemptions) : resourcePolicies(rule, exemptions),
    ),
  ];
}

/** A policy sees only its own configuration, so this one reads the exemptions for all; were it not run, none would hold. */
function exemptionsPolicy(
  ruleIds: ReadonlySet<string>,
  today: string,
  found: (valid: Exemption[]) => void,
): ResourceValidationPolicy {
  return {
    name: "exemptions",
    displayName: "Exemptions are whole and current",
    description:
      "Every exemption names a rule, a resource, a reason, an owner and a day that is not past.",
    severity: "high",
    configSchema: { properties: { list: { type: "array", items: { type: "object" } } } },
    validateResource: onlyFor<ResourceValidation>(STACK, (args, report) => {
      const { list } = args.getConfig<{ list?: unknown }>();
      const { valid, problems } = readExemptions(list, ruleIds, today);
      found(valid);
      for (const problem of problems) report(problem);
    }),
  };
}

/**
 * One policy per type of the rule: CrossGuard passes over other resources only where a policy has a single type, and unpacks all
 * properties of each where it has none. The first has the rule's name, the others add their type to it.
 */
function resourcePolicies(
  rule: ResourceRule,
  exemptions: readonly Exemption[],
): ResourceValidationPolicy[] {
  const types = rule.cases.flatMap((one) => one.types);
  return types.map((only, index) => ({
    ...policyFacts(rule),
    name: index === 0 ? rule.id : `${rule.id}-of-${kebab(only.split(":")[2] ?? only)}`,
    validateResource: onlyFor<ResourceValidation>(only, ({ urn, type, props }, report) => {
      const said = judgeResource(rule, { urn, type, props: rawProps(props) }, exemptions);
      if (said) reportVerdict(rule, said, urn, report);
    }),
  }));
}

/** `LaunchTemplate` as `launch-template`. */
const kebab = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

function stackPolicy(rule: StackRule, exemptions: readonly Exemption[]): StackValidationPolicy {
  return {
    ...policyFacts(rule),
    validateStack: onlyFor<StackValidation>(rule.type, ({ resources }, report) => {
      const stack = new Resources(resources.map(fromPolicyResource));
      for (const said of judgeStack(rule, stack, exemptions)) {
        reportVerdict(rule, said, said.urn, report);
      }
    }),
  };
}

/** Marks a check with its type token, by which CrossGuard passes over other resources before it unpacks them. */
function onlyFor<T extends object>(type: string, validate: T): T {
  return Object.assign(validate, { __pulumiType: type });
}

function policyFacts(rule: Facts): Policy {
  const { id, title, safeguards, severity, requires, rationale, fix, source } = rule;
  return {
    name: id,
    displayName: title,
    description: `${requires} ${rationale}`,
    severity,
    framework: {
      name: "HIPAA Security Rule",
      version: "45 CFR part 164, subpart C",
      reference: safeguards.join(", "),
      specification: safeguards.map((safeguard) => SAFEGUARDS[safeguard].title).join(", "),
    },
    tags: ["hipaa"],
    remediationSteps: fix,
    url: source,
  };
}

function reportVerdict(rule: Facts, said: Verdict, urn: string, given: ReportViolation): void {
  const report = given as unknown as Report;
  if (said.outcome === "violated") {
    report({ urn, message: explained(rule, said.message) });
  } else if (said.outcome === "undecided") {
    report({ urn, message: `undecided: ${said.message}`, enforcementLevel: "advisory" });
  } else if (said.outcome === "exempt") {
    const { expires, owner } = said.exemption;
    const message = `exempt until ${expires} (${owner}): ${said.message}`;
    report({ urn, message, enforcementLevel: "advisory" });
  }
}

const explained = ({ rationale, fix, safeguards, source }: Facts, finding: string): string =>
  [
    finding,
    `  why: ${rationale}`,
    `  fix: ${fix}`,
    `  law: 45 CFR ${safeguards.join(", ")}`,
    `  see: ${source}`,
  ].join("\n");

function fromPolicyResource({
  urn,
  type,
  name,
  props,
  propertyDependencies,
}: PolicyResource): Resource {
  const origins = Object.entries(propertyDependencies).map(
    ([property, from]) => [property, from.map((one) => one.urn)] as const,
  );
  return { urn, type, name, props: rawProps(props), origins: Object.fromEntries(origins) };
}

/** The props behind CrossGuard's proxy, whose own error would end a policy at the first unknown value: see its `proxy.js`. */
function rawProps(props: Record<string, unknown>): Record<string, unknown> {
  return (props["__getSpecialProxyTarget"] ?? props) as Record<string, unknown>;
}
