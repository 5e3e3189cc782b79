import type { Declared } from "../../../components/testing/deploy.ts";

/** Inputs that are references or networks, and so text on mocks. */
export type Inputs = Record<string, string>;
type Named = Omit<Declared, "inputs"> & { inputs: Inputs };
const byType = new WeakMap<readonly Declared[], Map<string, Named[]>>();

/** All of a type, such as `ec2/route:Route`. */
export function all(declared: readonly Declared[], type: string): readonly Named[] {
  return (byType.get(declared) ?? sorted(declared)).get(`aws:${type}`) ?? [];
}

/** By type, once per program: each subnet asks for its routes and its network ACL. */
function sorted(declared: readonly Declared[]): Map<string, Named[]> {
  const types = new Map<string, Named[]>();
  for (const one of declared) {
    const found = types.get(one.type) ?? [];
    found.push(one as Named);
    types.set(one.type, found);
  }
  byType.set(declared, types);
  return types;
}
