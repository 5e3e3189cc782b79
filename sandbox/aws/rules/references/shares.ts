import type { SimulatedResource, World } from "../../world.ts";

/**
 * Whether its owner shares a resource with an account through Resource Access Manager: with the account itself, with an
 * organizational unit above it, or with the whole organization, of which every account here is a member.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html
 */
export function isSharedWith(world: World, one: SimulatedResource, accountId: string): boolean {
  const shares = world
    .having("aws:ram/resourceAssociation:ResourceAssociation", "resourceArn", one.outputs["arn"])
    .filter((association) => association.accountId === one.accountId)
    .map(({ outputs }) => outputs["resourceShareArn"]);
  return shares
    .flatMap((share) =>
      world.having("aws:ram/principalAssociation:PrincipalAssociation", "resourceShareArn", share),
    )
    .some(({ outputs }) => covers(world, outputs["principal"], accountId));
}

function covers(world: World, principal: unknown, accountId: string): boolean {
  if (typeof principal !== "string") return false;
  if (principal === accountId || /:organizations::\d+:organization\//.test(principal)) return true;
  const unit = /:organizations::\d+:ou\/.*\/(ou-[^/]+)$/.exec(principal)?.[1];
  return unit !== undefined && unitsAbove(world, accountId).includes(unit);
}

/** Ids of the organizational units that an account is in, the nearest first. */
function unitsAbove(world: World, id: string): string[] {
  const parent = world.byId(id, ({ type }) => type.startsWith("aws:organizations/"))?.outputs[
    "parentId"
  ];
  return typeof parent === "string" ? [parent, ...unitsAbove(world, parent)] : [];
}
