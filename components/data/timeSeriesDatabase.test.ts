import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { TimeSeriesDatabase, type TimeSeriesDatabaseArgs } from "./timeSeriesDatabase.ts";

const INSTANCE = "aws:timestreaminfluxdb/dbInstance:DbInstance";

const args: TimeSeriesDatabaseArgs = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  classification: "clinical",
  subnetIds: { "use2-az1": "subnet-1", "use2-az2": "subnet-2" },
  securityGroupIds: ["sg-series"],
  instanceType: "db.influx.large",
  storageGib: 100,
  organization: "novamind",
  bucket: "actigraphy",
  accessLogBucket: "access-logs",
};

async function refusal(wrong: Partial<TimeSeriesDatabaseArgs>) {
  const program = () => new TimeSeriesDatabase("series", { ...args, ...wrong });
  return ((await deploy(program).catch((e: unknown) => e)) as Error).message;
}

describe("TimeSeriesDatabase", () => {
  let series: TimeSeriesDatabase;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      series = new TimeSeriesDatabase("series", args);
    });
  });

  it("is an instance, its access, and a bucket for its logs", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:TimeSeriesDatabase": 1,
      "novamind:data:TimeSeriesLogs": 1,
      "novamind:data:PrivateBucket": 1,
      "aws:kms/key:Key": 1,
      "aws:s3/bucket:Bucket": 1,
      "aws:s3/bucketVersioning:BucketVersioning": 1,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
      "aws:s3/bucketPolicy:BucketPolicy": 1,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 1,
      "aws:s3/bucketLogging:BucketLogging": 1,
      "aws:s3/bucketNotification:BucketNotification": 1,
      [INSTANCE]: 1,
    });
  });

  it("has a standby in another zone and no public address", () => {
    expect(only(declared, INSTANCE).inputs).to.deep.include({
      deploymentType: "WITH_MULTIAZ_STANDBY",
      publiclyAccessible: false,
      vpcSubnetIds: ["subnet-1", "subnet-2"],
      vpcSecurityGroupIds: ["sg-series"],
      port: 8086,
      logDeliveryConfiguration: {
        s3Configuration: { bucketName: "series-logs_id", enabled: true },
      },
    });
  });

  it("gives the first user a password that InfluxDB takes, another each time, and never in clear", async () => {
    const again = await deploy(() => new TimeSeriesDatabase("series", args));
    const [first, second] = [declared, again].map((one) => only(one, INSTANCE).inputs["password"]);

    for (const password of [first, second]) {
      expect(password)
        .to.have.property("value")
        .that.matches(/^[A-Za-z0-9]{40}$/);
    }
    expect(first).not.to.deep.equal(second);
  });

  it("lets the service deliver logs, and use their key through S3 only", () => {
    const { policy } = only(declared, "aws:s3/bucketPolicy:BucketPolicy").inputs;
    const { policy: keyPolicy } = only(declared, "aws:kms/key:Key").inputs;
    const last = (document: unknown) =>
      (JSON.parse(document as string) as { Statement: object[] }).Statement.at(-1);

    expect(last(policy)).to.deep.equal({
      Sid: "InfluxLogs",
      Effect: "Allow",
      Principal: { Service: "timestream-influxdb.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "arn:aws:mock:::series-logs/InfluxLogs/*",
    });
    expect(last(keyPolicy)).to.deep.include({
      Condition: { StringEquals: { "kms:ViaService": "s3.us-east-2.amazonaws.com" } },
    });
    expect(only(declared, "aws:kms/key:Key").inputs).to.include({ enableKeyRotation: true });
  });

  it("answers with what others need of it", async () => {
    expect(await valueOf(series.instanceId)).to.equal("series_id");
    expect(await valueOf(series.arn)).to.equal("arn:aws:mock:::series");
  });

  it("refuses one zone, an instance for trying out, and storage out of range", async () => {
    expect(await refusal({ subnetIds: { "use2-az1": "subnet-1" } })).to.equal(
      "TimeSeriesDatabase needs subnets in 2 zones or more",
    );
    expect(await refusal({ instanceType: "db.influx.medium" })).to.contain("large or up");
    for (const storageGib of [19, 16_385]) {
      expect(await refusal({ storageGib })).to.contain("storage of 20 to 16384 GiB");
    }
  });
});
