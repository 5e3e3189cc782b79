import * as pulumi from "@pulumi/pulumi";

/**
 * `value`, known only once `resources` exist: it orders whatever uses it, where the value alone would not. Both the value's own
 * resource and these count as where it comes from, as policies see it.
 */
export function after(
  value: pulumi.Output<string>,
  ...resources: pulumi.CustomResource[]
): pulumi.Output<string> {
  return pulumi.all([value, ...resources.map(({ id }) => id)]).apply(([known = ""]) => known);
}
