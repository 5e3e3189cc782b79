import { expect } from "chai";

import { deploy } from "../testing/deploy.ts";
import { PatService, type PatServiceArgs } from "./patService.ts";
import { patArgs, release } from "./testing/pat.ts";

async function refusal(args: PatServiceArgs, name = "prod-pat"): Promise<string> {
  const error: unknown = await deploy(() => new PatService(name, args)).catch((e: unknown) => e);
  return error instanceof Error ? error.message : "nothing was refused";
}

describe("What PatService refuses", () => {
  it("is a name that other accounts do not let in, and hosts that cannot run it", async () => {
    expect(await refusal({ ...patArgs, family: "inf2" }, "prod-actigraphy")).to.equal(
      "PatService needs a name that ends in -pat, by which policies elsewhere know its role, hosts with NVIDIA GPUs",
    );
    expect(await refusal({ ...patArgs, family: "g6" })).to.equal(
      "PatService needs hosts of g6 in the cluster",
    );
  });

  it("is a model that its role cannot read or nothing verifies, and tokens of nobody", async () => {
    const tokens = { ...release.tokens, clientIds: [] };
    const weights = { key: "models/PAT-M.keras", sha256: "latest" };

    expect(await refusal({ ...patArgs, release: { ...release, weights, tokens } })).to.equal(
      "PatService needs weights below pat/, where its role reads, as .keras, .h5 or .hdf5, a checksum of 64 hex digits, app clients, one or more",
    );
  });

  it("is an image by a tag", async () => {
    expect(await refusal({ ...patArgs, release: { ...release, digest: "latest" } })).to.match(
      /^TaskDefinition needs /,
    );
  });
});
