import type { FormatName } from "../formats.ts";
import type { Bounds } from "../table.ts";
import type { Member } from "./packageTypes.ts";

/** What the name of a property tells of it. */
interface Known {
  readonly names: RegExp;
  readonly kind: Member["kind"];
  /** The modules in which the name means this. */
  readonly modules: RegExp;
  readonly format?: FormatName;
  readonly range?: Bounds;
}

const BY_NAME: readonly Known[] = [
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html
  {
    names: /^(?:\w+Cidr|cidr|\w*[cC]idr(?:Ipv[46]|Blocks?))$/,
    kind: "string",
    modules: /^(ec2|vpc|ec2transitgateway|ec2clientvpn)$/,
    format: "cidr",
  },
  // https://www.rfc-editor.org/rfc/rfc6335 (a port has 16 bits); -1 stands for all where ICMP is possible.
  { names: /^(?:port|\w+Port)$/, kind: "number", modules: /./, range: [-1, 65535] },
];

/** Nesting within which names are looked at. */
const DEEPEST = 4;

/** What is known of a type's properties by their names alone. */
export function knownByName(
  key: string,
  members: readonly Member[],
  outer: readonly string[] = [],
): { path: string; format?: FormatName; range?: Bounds }[] {
  const [module = ""] = key.split("/");
  return members.flatMap((member) => {
    const { name, kind, list } = member;
    const step = list ? `${name}[]` : name;
    const inner =
      kind === "object" && outer.length < DEEPEST
        ? knownByName(key, member.members(), [...outer, step])
        : [];
    const own = BY_NAME.filter(
      (one) => one.kind === kind && one.names.test(name) && one.modules.test(module),
    ).map(({ format, range }) => ({
      path: [...outer, step].join("."),
      ...(format === undefined ? {} : { format }),
      ...(range === undefined ? {} : { range }),
    }));
    return [...own, ...inner];
  });
}
