import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { CLASSIFICATIONS, type Classification } from "./classification.ts";
import { DATA_BUCKETS } from "./dataBuckets.ts";
import { EncryptedDataTier } from "./encryptedDataTier.ts";
import { keyAccessOf } from "./keyAccess.ts";

const accountIds = { data: "111122223333", ml: "444455556666" };
const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

describe("EncryptedDataTier", () => {
  let tier: EncryptedDataTier<Classification, keyof typeof DATA_BUCKETS>;
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
          classifications: CLASSIFICATIONS,
          access: keyAccessOf(
            { home, account: "data", name: "prod", deployRole: "Deploy", accountIds },
            CLASSIFICATIONS,
          ),
          buckets: DATA_BUCKETS,
        },
        { provider: here },
      );
    });
  });

  it("is a key per classification and every bucket with its replica", () => {
    expect(inventory(declared)).to.include({
      "novamind:data:ClassifiedKey": 4,
      "aws:kms/key:Key": 4,
      "aws:kms/replicaKey:ReplicaKey": 4,
      "aws:kms/alias:Alias": 8,
      "novamind:data:ReplicatedBucket": 3,
      "aws:s3/bucket:Bucket": 6,
    });
  });

  it("encrypts PHI with the PHI key in each region", () => {
    const type =
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    const keyOf = "rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId";
    for (const bucket of Object.keys(DATA_BUCKETS)) {
      expect(only(declared, type, `data-${bucket}`).inputs).to.have.nested.property(
        keyOf,
        "arn:aws:mock:::data-phi",
      );
      expect(only(declared, type, `data-${bucket}-replica`).inputs).to.have.nested.property(
        keyOf,
        "arn:aws:mock:::data-phi-replica",
      );
    }
  });

  it("locks recordings and documents in both regions, for six years, and results not", () => {
    const type = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
    const locked = declared.filter((one) => one.type === type);
    expect(locked.map(({ name }) => name)).to.have.members(
      ["actigraphy", "documents"].flatMap((one) => [`data-${one}`, `data-${one}-replica`]),
    );
    for (const { inputs } of locked) {
      expect(inputs["rule"]).to.deep.equal({
        defaultRetention: { mode: "GOVERNANCE", days: 2192 },
      });
    }
  });

  it("reaches the peer region with what ends in -replica, and only with that", () => {
    for (const { type, name, provider } of declared.filter(({ custom }) => custom)) {
      if (!type.startsWith("aws:")) continue;
      expect(provider, `${type} ${name}`).to.contain(name.endsWith("-replica") ? "there" : "here");
    }
  });

  it("answers with the keys by classification and the buckets by name", async () => {
    for (const one of CLASSIFICATIONS) {
      expect(await valueOf(tier.keyArns[one])).to.equal(`arn:aws:mock:::data-${one}`);
      expect(await valueOf(tier.replicaKeyArns[one])).to.equal(
        `arn:aws:mock:::data-${one}-replica`,
      );
    }
    const { actigraphy } = tier.buckets;
    expect(await valueOf(actigraphy.name)).to.equal("data-actigraphy_id");
    expect(await valueOf(actigraphy.arn)).to.equal("arn:aws:mock:::data-actigraphy");
    expect(await valueOf(actigraphy.replicaName)).to.equal("data-actigraphy-replica_id");
    expect(await valueOf(actigraphy.replicaArn)).to.equal("arn:aws:mock:::data-actigraphy-replica");
  });
});
