/** The parts of a resource's URN that simulated AWS needs. */
export interface Urn {
  stack: string;
  /** Type token, for example `aws:kms/key:Key`. */
  type: string;
  /** Logical name. */
  name: string;
}

/** @param urn `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>` */
export function parseUrn(urn: string): Urn {
  const [head = "", , types = "", ...name] = urn.split("::");
  return {
    stack: head.slice("urn:pulumi:".length),
    type: types.split("$").at(-1) ?? "",
    name: name.join("::"),
  };
}
