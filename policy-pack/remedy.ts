import { isSecret } from "./engine/values.ts";
import { belongsTo, type Exemption } from "./exemptions.ts";
import { judgeGuarded } from "./evaluate.ts";
import { isObject } from "./lib/isObject.ts";
import type { Resource } from "./resources.ts";
import type { Remedied } from "./ruleIndex.ts";
import { guarded, Undecided } from "./undecided.ts";

/**
 * What a rule would set on a resource so that it complies: nothing when it complies, is exempt, cannot be told, or the rule knows no remedy.
 * A rule on whole stacks sees one resource here and not which other is exempt, so that one exemption keeps it from all of a stack.
 */
export function remedyFor(
  { rule, asked, remedy }: Remedied,
  { urn, props }: Pick<Resource, "urn" | "props">,
  exemptions: readonly Exemption[],
): object | undefined {
  const guardedProps = guarded(props);
  if (asked) {
    const { outcome } = judgeGuarded(asked, { urn, props: guardedProps }, exemptions);
    if (outcome !== "violated") return undefined;
  } else if (exemptions.some((one) => one.rule === rule.id && belongsTo(one, urn))) {
    return undefined;
  }
  try {
    return remedy(guardedProps as never);
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/**
 * `props` as the engine sends them, with what a remedy sets. Nothing else differs: not what is secret, unknown, an asset, or the engine's own
 * note, at any depth. A secret stays one, with another value in it.
 */
export function remedied(props: unknown, set: object): Record<string, unknown> {
  const copy: Record<string, unknown> = isObject(props) ? { ...props } : {};
  for (const [key, value] of Object.entries(set)) copy[key] = replaced(copy[key], value);
  return copy;
}

function replaced(now: unknown, value: unknown): unknown {
  if (isSecret(now)) return { ...now, value: replaced(now["value"], value) };
  return isObject(value) ? remedied(now, value) : value;
}
