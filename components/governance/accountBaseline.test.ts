import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { AccountBaseline } from "./accountBaseline.ts";

describe("AccountBaseline", () => {
  it("keeps the public out of S3 and asks for strong passwords", async () => {
    const declared = await deploy(() => new AccountBaseline("data", {}));

    expect(inventory(declared)).to.deep.equal({
      "novamind:governance:AccountBaseline": 1,
      "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": 1,
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": 1,
    });
    expect(
      only(declared, "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock").inputs,
    ).to.deep.equal({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(only(declared, "aws:iam/accountPasswordPolicy:AccountPasswordPolicy").inputs).to.include(
      { minimumPasswordLength: 14, passwordReusePrevention: 24, maxPasswordAge: 90 },
    );
  });

  it("acts through the account's provider", async () => {
    const declared = await deploy(
      () => new AccountBaseline("data", {}, { provider: new aws.Provider("account") }),
    );

    for (const { name, provider } of declared.filter(({ type }) => type.startsWith("aws:"))) {
      expect(provider, name).to.contain("::account::");
    }
  });
});
