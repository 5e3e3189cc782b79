import { EXEMPTIONS, SETTINGS } from "./engine/policies.ts";
import { LEVELS, SEVERITIES } from "./levels.ts";
import type { Facts } from "./rule.ts";

const level = { $ref: "#/definitions/level" };
const rule = { $ref: "#/definitions/rule" };
const text = { type: "string", pattern: "\\S" };

const closed = (properties: object) => ({
  type: "object",
  properties,
  additionalProperties: false,
});

const scale = {
  bySeverity: {
    type: "object",
    propertyNames: { enum: SEVERITIES },
    additionalProperties: level,
  },
  byRule: { type: "object", propertyNames: rule, additionalProperties: level },
};

/** How a policy may be configured: a level, or an object that has one beside what else the policy takes. */
const policy = (properties: object = {}) => ({
  anyOf: [level, closed({ enforcementLevel: level, ...properties })],
});

const exemption = {
  type: "object",
  description: "A rule that a resource need not follow, for a while and for a reason.",
  properties: {
    rule,
    resource: { ...text, description: "URN of the resource; * stands for any characters." },
    reason: text,
    owner: { ...text, description: "Who answers for it." },
    expires: {
      type: "string",
      pattern: "^\\d{4}-\\d{2}-\\d{2}$",
      description: "Last day on which it holds.",
    },
  },
  required: ["rule", "resource", "reason", "owner", "expires"],
};

/**
 * The JSON schema of what `--policy-pack-config` and the scanner's `--config` take.
 *
 * @see https://json-schema.org/draft-07
 */
export function configSchema(rules: readonly Facts[]): object {
  const levels = closed({
    ...scale,
    byEnvironment: {
      type: "object",
      description: "By name of the stack; * stands for any characters.",
      additionalProperties: closed(scale),
    },
  });
  const ofRules: Record<string, object> = {};
  for (const { id, requires } of rules) ofRules[id] = { description: requires, ...policy() };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of the HIPAA policy pack",
    definitions: {
      level: { enum: LEVELS },
      rule: { enum: rules.map(({ id }) => id) },
    },
    ...closed({
      all: { description: "Every policy that is not named.", ...policy() },
      environments: {
        description: "Environments of Pulumi ESC, which the CLI opens.",
        type: "array",
        items: { type: "string" },
      },
      [EXEMPTIONS.name]: {
        description: EXEMPTIONS.description,
        ...policy({ list: { type: "array", items: exemption } }),
      },
      [SETTINGS.name]: { description: SETTINGS.description, ...policy({ levels }) },
      ...ofRules,
    }),
  };
}
