import { asset } from "@pulumi/pulumi";
import { expect } from "chai";

import { bundle } from "../../services/bundle.ts";
import { SERVICE_HANDLER, serviceCode } from "./serviceCode.ts";

type Files = Record<string, asset.StringAsset>;

describe("serviceCode", () => {
  const filesOf = async (name: string) => {
    const archive = serviceCode(name);
    expect(archive).to.be.instanceOf(asset.AssetArchive);
    return (await (archive as unknown as { assets: unknown }).assets) as Files;
  };

  it("is an archive of the bundle under the name that the handler has", async () => {
    const files = await filesOf("database-credentials");

    expect(Object.keys(files)).to.deep.equal(["index.mjs"]);
    expect(SERVICE_HANDLER).to.equal("index.handler");
    expect(await files["index.mjs"]?.text).to.equal(await bundle("database-credentials"));
  });

  it("bundles a service once", async () => {
    const [one, other] = [
      await filesOf("database-credentials"),
      await filesOf("database-credentials"),
    ];

    expect(one["index.mjs"]?.text).to.equal(other["index.mjs"]?.text);
  });
});
