import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { deploy, valueOf } from "../testing/deploy.ts";
import { after } from "./after.ts";

describe("after", () => {
  it("keeps the value, and depends on its resource and on those it waits for", async () => {
    const outputs: pulumi.Output<string>[] = [];
    await deploy(() => {
      const bucket = new aws.s3.Bucket("bucket");
      const versioning = new aws.s3.BucketVersioning("versioning", {
        bucket: bucket.id,
        versioningConfiguration: { status: "Enabled" },
      });
      outputs.push(after(bucket.arn, versioning));
    });

    for (const output of outputs) {
      expect(await valueOf(output)).to.equal("arn:aws:mock:::bucket");
      const sources = (output as unknown as { resources: () => Set<pulumi.Resource> }).resources();
      const names = await Promise.all([...sources].map(({ urn }) => valueOf(urn)));
      expect(names.map((urn) => urn.split("::").at(-1))).to.have.members(["bucket", "versioning"]);
    }
  });
});
