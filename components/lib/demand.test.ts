import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";

import { deploy } from "../testing/deploy.ts";
import { demand } from "./demand.ts";

class Picky extends pulumi.ComponentResource {
  constructor(name: string, days: number, zones: number) {
    super("novamind:test:Picky", name);
    demand(this, { "days >= 7": days >= 7, "zones >= 2": zones >= 2 });
  }
}

describe("demand", () => {
  const refusal = (days: number, zones: number) =>
    deploy(() => new Picky("picky", days, zones)).catch((error: unknown) => error);

  it("lets a component through whose needs hold", async () => {
    const declared = await deploy(() => new Picky("picky", 7, 2));
    expect(declared.map(({ type }) => type)).to.deep.equal(["novamind:test:Picky"]);
  });

  it("lists every broken need in one error", async () => {
    expect(await refusal(1, 1)).to.have.property("message", "Picky needs days >= 7, zones >= 2");
  });

  it("hides the stack, which would only show this helper", async () => {
    expect(await refusal(7, 1)).to.include({ message: "Picky needs zones >= 2", hideStack: true });
  });
});
