import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { CLASSIFICATIONS } from "./classification.ts";
import { EncryptedDataTier } from "./encryptedDataTier.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

describe("EncryptedDataTier", () => {
  let tier: EncryptedDataTier;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const here = new aws.Provider("here", { region: "us-east-2" });
      const there = new aws.Provider("there", { region: "us-west-2" });
      tier = new EncryptedDataTier(
        "data",
        {
          home,
          peer: { region: "us-west-2", provider: there },
          accessLogs: { home: "logs-here", peer: "logs-there" },
        },
        { provider: here },
      );
    });
  });

  it("is a key per classification and the PHI bucket with its replica", () => {
    expect(inventory(declared)).to.include({
      "novamind:data:ClassifiedKey": 4,
      "aws:kms/key:Key": 4,
      "aws:kms/replicaKey:ReplicaKey": 4,
      "aws:kms/alias:Alias": 8,
      "novamind:data:ReplicatedBucket": 1,
      "aws:s3/bucket:Bucket": 2,
    });
  });

  it("encrypts PHI with the PHI key in each region", () => {
    const type =
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    const keyOf = "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId";

    expect(only(declared, type, "data-phi").inputs).to.have.nested.property(
      keyOf,
      "arn:aws:mock:::data-phi",
    );
    expect(only(declared, type, "data-phi-replica").inputs).to.have.nested.property(
      keyOf,
      "arn:aws:mock:::data-phi-replica",
    );
  });

  it("reaches the peer region with what ends in -replica, and only with that", () => {
    for (const { type, name, provider } of declared.filter(({ custom }) => custom)) {
      if (!type.startsWith("aws:")) continue;
      expect(provider, `${type} ${name}`).to.contain(name.endsWith("-replica") ? "there" : "here");
    }
  });

  it("answers with the keys by classification and the PHI bucket", async () => {
    for (const one of CLASSIFICATIONS) {
      expect(await valueOf(tier.keyArns[one])).to.equal(`arn:aws:mock:::data-${one}`);
      expect(await valueOf(tier.replicaKeyArns[one])).to.equal(
        `arn:aws:mock:::data-${one}-replica`,
      );
    }
    expect(await valueOf(tier.phiBucket.name)).to.equal("data-phi_id");
    expect(await valueOf(tier.phiBucket.arn)).to.equal("arn:aws:mock:::data-phi");
    expect(await valueOf(tier.phiBucket.replicaName)).to.equal("data-phi-replica_id");
    expect(await valueOf(tier.phiBucket.replicaArn)).to.equal("arn:aws:mock:::data-phi-replica");
  });
});
