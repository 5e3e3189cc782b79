import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { RegionBaseline } from "./regionBaseline.ts";

describe("RegionBaseline", () => {
  it("sets the region's safe defaults", async () => {
    const declared = await deploy(() => new RegionBaseline("data-use2", {}));

    expect(inventory(declared)).to.deep.equal({
      "novamind:governance:RegionBaseline": 1,
      "aws:ebs/encryptionByDefault:EncryptionByDefault": 1,
      "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": 1,
      "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": 1,
      "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": 1,
      "aws:ec2/serialConsoleAccess:SerialConsoleAccess": 1,
    });
    expect(only(declared, "aws:ebs/encryptionByDefault:EncryptionByDefault").inputs).to.include({
      enabled: true,
    });
    expect(
      only(declared, "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults").inputs,
    ).to.include({ httpTokens: "required", httpPutResponseHopLimit: 1 });
    expect(
      only(declared, "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess").inputs,
    ).to.include({ state: "block-all-sharing" });
    expect(
      only(declared, "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess").inputs,
    ).to.include({ state: "block-new-sharing" });
    expect(only(declared, "aws:ec2/serialConsoleAccess:SerialConsoleAccess").inputs).to.include({
      enabled: false,
    });
  });

  it("acts through the provider of its account and region", async () => {
    const declared = await deploy(
      () => new RegionBaseline("data-use2", {}, { provider: new aws.Provider("use2") }),
    );

    for (const { name, provider } of declared.filter(({ type }) => type.startsWith("aws:"))) {
      expect(provider, name).to.contain("::use2::");
    }
  });
});
