import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import {
  DataAccessTrail,
  type DataAccessTrailArgs,
  MAX_SELECTOR_VALUES,
} from "./dataAccessTrail.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";

const args: DataAccessTrailArgs = {
  home: { accountId: "111122223333", region: "us-gov-west-1", partition: "aws-us-gov" },
  vault: {
    accountId: "444455556666",
    bucketArn: "arn:aws-us-gov:s3:::novamind-log-vault-444455556666-us-gov-west-1",
    keyArn: "arn:aws-us-gov:kms:us-gov-west-1:444455556666:alias/novamind-log-vault",
  },
  logKeyArn: "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/logs",
  tableNames: ["records", "answers"],
  bucketNames: ["documents"],
};

interface Selector {
  name: string;
  fieldSelectors: Record<string, unknown>[];
}

const selectorsOf = (declared: Declared[]) =>
  only(declared, TRAIL).inputs["advancedEventSelectors"] as Selector[];

const refusal = (more: Partial<DataAccessTrailArgs>) =>
  deploy(() => new DataAccessTrail("reads", { ...args, ...more })).then(
    () => "accepted",
    (error: unknown) => (error instanceof Error ? error.message : error),
  );

describe("DataAccessTrail", () => {
  let made: DataAccessTrail;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("here", { region: "us-gov-west-1" });
      made = new DataAccessTrail("reads", args, { provider });
    });
  });

  it("is a trail, a log group, and a role that writes to it, all of its own account", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:governance:DataAccessTrail": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      [TRAIL]: 1,
    });
    const custom = declared.filter((one) => one.custom && one.type !== "pulumi:providers:aws");
    expect(custom.every(({ provider }) => provider.includes("::here::"))).to.equal(true);
  });

  it("delivers with digests into the locked vault, under the vault's key", () => {
    expect(only(declared, TRAIL).inputs).to.include({
      s3BucketName: "novamind-log-vault-444455556666-us-gov-west-1",
      kmsKeyId: args.vault.keyArn,
      enableLogging: true,
      enableLogFileValidation: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
    });
  });

  it("has reads and writes of exactly these tables and of objects in exactly these buckets", () => {
    expect(selectorsOf(declared)).to.deep.equal([
      {
        name: "AWS::DynamoDB::Table",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
          {
            field: "resources.ARN",
            equals: ["records", "answers"].map(
              (table) => `arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/${table}`,
            ),
          },
        ],
      },
      {
        name: "AWS::S3::Object",
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          { field: "resources.ARN", startsWiths: ["arn:aws-us-gov:s3:::documents/"] },
        ],
      },
    ]);
  });

  it("logs encrypted, for six years, by a role that writes to nothing else", () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.include({
      kmsKeyId: args.logKeyArn,
      retentionInDays: 2192,
    });
    expect(only(declared, TRAIL).inputs).to.include({
      cloudWatchLogsGroupArn: "arn:aws:mock:::reads:*",
      cloudWatchLogsRoleArn: "arn:aws:mock:::reads",
    });
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs;
    expect(JSON.parse(policy as string)).to.have.deep.property("Statement", [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws:mock:::reads:log-stream:111122223333_CloudTrail_us-gov-west-1*",
      },
    ]);
    expect(only(declared, "aws:iam/role:Role").inputs["assumeRolePolicy"]).to.contain(
      '"Service":"cloudtrail.amazonaws.com"',
    );
  });

  it("has no selector of tables where there are only buckets", async () => {
    const bucketsOnly = await deploy(
      () => new DataAccessTrail("reads", { ...args, tableNames: [] }),
    );
    expect(selectorsOf(bucketsOnly).map(({ name }) => name)).to.deep.equal(["AWS::S3::Object"]);
  });

  it("refuses nothing to record, and more than a trail can select", async () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `t${String(at)}`);
    const most = { tableNames: names(MAX_SELECTOR_VALUES - 2), bucketNames: [] };

    expect(await refusal({ tableNames: [], bucketNames: [] })).to.equal(
      "DataAccessTrail needs a table or a bucket",
    );
    expect(await refusal(most)).to.equal("accepted");
    expect(await refusal({ ...most, tableNames: names(MAX_SELECTOR_VALUES - 1) })).to.equal(
      "DataAccessTrail needs at most 500 values in its selectors",
    );
  });

  it("tells its ARN and log group", async () => {
    expect(await valueOf(made.trailArn)).to.equal("arn:aws:mock:::reads");
    expect(await valueOf(made.logGroupName)).to.equal("reads");
  });
});
