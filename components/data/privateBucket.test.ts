import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PrivateBucket } from "./privateBucket.ts";

const BUCKET = "aws:s3/bucket:Bucket";

describe("PrivateBucket", () => {
  it("is a bucket and what every bucket needs, named by the provider", async () => {
    const made: PrivateBucket[] = [];
    const declared = await deploy(() => made.push(new PrivateBucket("b", {})));

    expect(inventory(declared)).to.deep.equal({
      "novamind:data:PrivateBucket": 1,
      [BUCKET]: 1,
      "aws:s3/bucketVersioning:BucketVersioning": 1,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
    });
    expect(only(declared, BUCKET).inputs).to.deep.equal({ tags: {} });
    for (const { bucketName, blockedName, arn } of made) {
      expect(await valueOf(bucketName)).to.equal("b_id");
      expect(await valueOf(blockedName)).to.equal("b_id");
      expect(await valueOf(arn)).to.equal("arn:aws:mock:::b");
    }
  });

  it("takes a name and a lock where others need them", async () => {
    const declared = await deploy(
      () => new PrivateBucket("b", { physicalName: "known", objectLock: "enabled" }),
    );

    expect(only(declared, BUCKET).inputs).to.include({ bucket: "known", objectLockEnabled: true });
  });
});
