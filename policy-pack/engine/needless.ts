import type { Configuration } from "../configuration.ts";
import { judgeResource } from "../evaluate.ts";
import { belongsTo, exemptionFor, needless, type Exemption } from "../exemptions.ts";
import type { Resource } from "../resources.ts";
import type { Rule } from "../rule.ts";

/**
 * What is wrong with the exemptions of a stack that no resource of it needs. That a rule is disabled makes none needless.
 *
 * @param needed those that have exempted something in this run
 */
export function needlessIn(
  all: readonly Resource[],
  rules: readonly Rule[],
  { exemptions, levelOf }: Pick<Configuration, "exemptions" | "levelOf">,
  needed: ReadonlySet<Exemption>,
): string[] {
  const [any] = all;
  if (!any) return [];
  return exemptions
    .filter((one) => !needed.has(one) && belongsTo(one, any.urn))
    .filter((one) => {
      const rule = rules.find(({ id }) => id === one.rule);
      return rule && levelOf(rule, any.urn) !== "disabled" && !isNeeded(one, rule, all);
    })
    .map((one) =>
      needless(
        one,
        all.map(({ urn }) => urn),
      ),
    );
}

/** An update of some resources asks of no others whether they need to be exempt, and shows them all at its end. */
function isNeeded(one: Exemption, rule: Rule, all: readonly Resource[]): boolean {
  return (
    rule.kind === "resource" &&
    all.some(
      (resource) =>
        exemptionFor(rule.id, resource.urn, [one]) !== undefined &&
        judgeResource(rule, resource, [one])?.outcome === "exempt",
    )
  );
}
