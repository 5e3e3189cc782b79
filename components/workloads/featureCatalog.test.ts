import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { FeatureCatalog } from "./featureCatalog.ts";

const keyArn = "arn:aws:kms:us-east-2:111122223333:key/phi";
const logKeyArn = "arn:aws:kms:us-east-2:111122223333:key/logs";

describe("FeatureCatalog", () => {
  let made: FeatureCatalog;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      made = new FeatureCatalog("features", { keyArn, logKeyArn }, { provider });
    });
  });

  it("is a database, and how it and jobs are encrypted", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:FeatureCatalog": 1,
      "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": 1,
      "aws:glue/securityConfiguration:SecurityConfiguration": 1,
      "aws:glue/catalogDatabase:CatalogDatabase": 1,
    });
    for (const { custom, provider, type } of declared) {
      if (custom && type !== "pulumi:providers:aws") expect(provider).to.contain("::ml::ml_id");
    }
  });

  it("encrypts the catalog and the passwords in it under its key", () => {
    const type = "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings";
    expect(only(declared, type).inputs["dataCatalogEncryptionSettings"]).to.deep.equal({
      connectionPasswordEncryption: {
        awsKmsKeyId: keyArn,
        returnConnectionPasswordEncrypted: true,
      },
      encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: keyArn },
    });
  });

  it("makes jobs encrypt what they write, log and remember", () => {
    const type = "aws:glue/securityConfiguration:SecurityConfiguration";
    expect(only(declared, type).inputs["encryptionConfiguration"]).to.deep.equal({
      cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: logKeyArn },
      jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: keyArn },
      s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: keyArn },
    });
  });

  it("tells its names", async () => {
    expect(await valueOf(made.databaseName)).to.equal("features");
    expect(await valueOf(made.databaseArn)).to.equal("arn:aws:mock:::features");
    expect(await valueOf(made.securityConfigurationName)).to.equal("features");
  });
});
