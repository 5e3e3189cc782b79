import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { OrganizationTrust } from "./organizationTrust.ts";

describe("OrganizationTrust", () => {
  it("lets accounts share over RAM and copy backups to each other", async () => {
    const declared = await deploy(() => new OrganizationTrust("trust", {}));

    expect(inventory(declared)).to.deep.equal({
      "novamind:governance:OrganizationTrust": 1,
      "aws:ram/sharingWithOrganization:SharingWithOrganization": 1,
      "aws:organizations/awsServiceAccess:AwsServiceAccess": 1,
      "aws:backup/globalSettings:GlobalSettings": 1,
    });
    expect(
      only(declared, "aws:organizations/awsServiceAccess:AwsServiceAccess").inputs,
    ).to.deep.equal({ servicePrincipal: "backup.amazonaws.com" });
    expect(only(declared, "aws:backup/globalSettings:GlobalSettings").inputs).to.deep.equal({
      globalSettings: { isCrossAccountBackupEnabled: "true" },
    });
  });

  it("acts through the management account's provider", async () => {
    const declared = await deploy(
      () => new OrganizationTrust("trust", {}, { provider: new aws.Provider("root") }),
    );

    for (const { name, provider } of declared.filter(({ type }) => type.startsWith("aws:"))) {
      expect(provider, name).to.contain("::root::");
    }
  });
});
