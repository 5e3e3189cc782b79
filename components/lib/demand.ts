import * as pulumi from "@pulumi/pulumi";

/**
 * Stops a component whose arguments cannot work, naming everything that is wrong with them at once.
 *
 * @param needs what the component needs, in words, each with whether it holds
 * @throws ResourceError listing every need that does not hold; the engine prints it without a stack
 */
export function demand(component: pulumi.ComponentResource, needs: Record<string, boolean>): void {
  const broken = Object.entries(needs).flatMap(([need, holds]) => (holds ? [] : [need]));
  if (broken.length === 0) return;
  const name = component.constructor.name;
  throw new pulumi.ResourceError(`${name} needs ${broken.join(", ")}`, component, true);
}
