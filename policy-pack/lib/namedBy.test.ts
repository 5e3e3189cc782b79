import { expect } from "chai";

import { declared, fromDeclared, Resources } from "../resources.ts";
import { UNKNOWN, Undecided } from "../undecided.ts";
import { namedBy } from "./namedBy.ts";
import { REDSHIFT_CLUSTER, REDSHIFT_PARAMETERS } from "./redshiftClusters.ts";

const NAMING = { from: REDSHIFT_CLUSTER, property: "clusterParameterGroupName" } as const;

function asked(...clusters: unknown[]): (string[] | Error)[] {
  const group = (name: string) =>
    declared(REDSHIFT_PARAMETERS, name, { name: `${name}-1a2b`, family: "redshift-2.0" });
  const list = fromDeclared([
    group("tls"),
    group("plain"),
    ...clusters.map((name, index) =>
      declared(REDSHIFT_CLUSTER, `c${String(index)}`, {
        ...(name !== undefined && { clusterParameterGroupName: name as string }),
      }),
    ),
  ]);
  const resources = new Resources(list);
  return resources.ofType(REDSHIFT_CLUSTER).map((cluster) => {
    try {
      return namedBy(cluster, NAMING, REDSHIFT_PARAMETERS, resources).map(({ name }) => name);
    } catch (error) {
      return error as Error;
    }
  });
}

describe("namedBy", () => {
  it("finds by name and by reference, for each that asks", () => {
    expect(asked("tls-1a2b", { $ref: "plain.name" }, "tls-1a2b")).to.deep.equal([
      ["tls"],
      ["plain"],
      ["tls"],
    ]);
  });

  it("finds nothing where nothing of the stack is named", () => {
    expect(asked("default.redshift-2.0", undefined)).to.deep.equal([[], []]);
  });

  it("cannot tell where the name is not known, though others are", () => {
    const [known, unknown] = asked("tls-1a2b", UNKNOWN);

    expect(known).to.deep.equal(["tls"]);
    expect(unknown).to.be.instanceOf(Undecided);
  });
});
