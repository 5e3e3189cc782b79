import { expect } from "chai";

import { schemaOf, tokenOf } from "../testing/types.ts";
import { UNKNOWN } from "../typeSchema.ts";
import { checkValues } from "./check.ts";
import type { Row } from "./table.ts";

const vpc = schemaOf(tokenOf("ec2/vpc"));
const check = (row: Row, inputs: Record<string, unknown>) =>
  checkValues(vpc, inputs, row).map(({ property, reason }) => `${property}: ${reason}`);

describe("checkValues", () => {
  it("names a value inside lists as Pulumi does, and as the provider in what it says", () => {
    const rules = [{ toPort: 443 }, { toPort: 70_000 }];
    expect(
      check({ ranges: { "ingress[].toPort": [-1, 65535] } }, { ingress: rules }),
    ).to.deep.equal([
      "ingress[1].toPort: expected ingress.1.to_port to be in the range (-1 - 65535), got 70000",
    ]);
  });

  it("compares numbers and texts of numbers alike", () => {
    const row: Row = { values: { days: [1, 3] }, ranges: { size: [1, 10] } };
    expect(check(row, { days: "3", size: "10" })).to.deep.equal([]);
    expect(check(row, { days: 2, size: "11" })).to.deep.equal([
      "days: expected days to be one of [1 3], got 2",
      "size: expected size to be in the range (1 - 10), got 11",
    ]);
  });

  it("says which bound there is, when there is one only", () => {
    const row: Row = { ranges: { a: [1, null] }, lengths: { b: [null, 2] } };
    expect(check(row, { a: 0, b: "xyz" })).to.deep.equal([
      "a: expected a to be at least (1), got 0",
      "b: expected length of b to be at most (2), got xyz",
    ]);
  });

  it("leaves alone what is not known yet, not given or of another shape", () => {
    const row: Row = {
      values: { tenancy: ["default"], "names[]": ["a"] },
      ranges: { "rules[].port": [0, 1] },
      formats: { cidr: "network" },
    };
    for (const inputs of [
      { tenancy: UNKNOWN, names: UNKNOWN, rules: UNKNOWN, cidr: UNKNOWN },
      { names: [UNKNOWN, "a"], rules: [UNKNOWN, { port: UNKNOWN }, {}] },
      { tenancy: "", names: [], rules: [], cidr: null },
      { tenancy: ["other"], names: "b", rules: { port: 9 } },
      {},
    ]) {
      expect(check(row, inputs), JSON.stringify(inputs)).to.deep.equal([]);
    }
  });

  it("takes one of a group at most, where more conflict, and a value yet unknown as given", () => {
    const row: Row = { conflicts: [["a.b", "a.c"]] };
    expect(check(row, { a: { b: 1 } })).to.deep.equal([]);
    expect(check(row, { a: { b: 1, c: [] } })).to.deep.equal([]);
    expect(check(row, { a: { b: false, c: UNKNOWN } })).to.deep.equal([
      'a.b: "b": conflicts with c',
    ]);
  });

  it("asks for one of a group in every object that should have it", () => {
    const row: Row = {
      exactlyOne: [["zones[].id", "zones[].name"]],
      atLeastOne: [["left", "right"]],
    };
    expect(check(row, { zones: [{ id: 1 }, {}], right: UNKNOWN })).to.deep.equal([
      'zones[1].id: "id": one of `id,name` must be specified',
    ]);
    expect(check(row, { zones: [] })).to.deep.equal([
      'left: "left": one of `left,right` must be specified',
    ]);
    expect(check(row, { zones: [{ id: 1, name: 2 }], left: 1, right: 2 })).to.deep.equal([
      'zones[0].id: "id": conflicts with name',
    ]);
  });

  it("takes blocks in the notation that the place asks for", () => {
    const row: Row = { formats: { any: "cidr", network: "network", vpc: "vpc" } };
    const good = { any: "10.0.0.1/8", network: "10.0.0.0/8", vpc: "10.0.0.0/16" };
    expect(check(row, good)).to.deep.equal([]);
    expect(check(row, { any: "2001:db8::/32", network: "2001:db8::/32" })).to.deep.equal([]);
    for (const any of [
      "10.0.0.0",
      "10.0.0.0/33",
      "10.0.0/8",
      "10.0.0.0/8/9",
      "10.0.0.0/",
      "::/129",
    ]) {
      expect(check(row, { any })[0], any).to.include(`invalid CIDR address: ${any}`);
    }
    expect(check(row, { network: "10.0.1.0/8" })[0]).to.include('did you mean "10.0.0.0/8"?');
    expect(check(row, { vpc: "10.0.0.0/29" })[0]).to.include("got: 29");
    expect(check(row, { vpc: "10.0.0.1/16" })[0]).to.include("did you mean");
  });

  it("knows the sizes of Fargate", () => {
    const task = schemaOf(tokenOf("ecs/taskDefinition"));
    const sized = (cpu: unknown, memory: unknown, on = ["FARGATE"]) =>
      checkValues(task, { cpu, memory, requiresCompatibilities: on }).map(
        ({ property }) => property,
      );
    for (const [cpu, memory] of [
      ["256", "512"],
      [".25 vCPU", "1 GB"],
      ["512", "4096"],
      ["1 vCPU", "8 GB"],
      ["2048", "16384"],
      ["4096", "30720"],
      ["8192", "20480"],
      ["16384", "122880"],
      [UNKNOWN, "1"],
    ]) {
      expect(sized(cpu, memory), `${String(cpu)} ${String(memory)}`).to.deep.equal([]);
    }
    for (const [cpu, memory] of [
      ["256", "4096"],
      ["512", "512"],
      ["1024", "1500"],
      ["8192", "18432"],
      ["3072", "8192"],
    ]) {
      expect(sized(cpu, memory), `${String(cpu)} ${String(memory)}`).to.deep.equal(["memory"]);
    }
    expect(sized(undefined, "512")).to.deep.equal(["cpu"]);
    expect(sized("256", undefined)).to.deep.equal(["memory"]);
    expect(sized("256", "4096", ["EC2"])).to.deep.equal([]);
  });

  it("costs next to nothing", () => {
    const inputs = { cidrBlock: "10.0.0.0/16", instanceTenancy: "default", tags: { Name: "v" } };
    checkValues(vpc, inputs);
    const start = performance.now();
    for (let times = 0; times < 1000; times++) checkValues(vpc, inputs);
    expect((performance.now() - start) / 1000).to.be.below(0.5);
  });
});
