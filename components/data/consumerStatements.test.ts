import { expect } from "chai";

import { policyDocument } from "../lib/iam.ts";
import { valueOf } from "../testing/deploy.ts";
import { consumerStatements } from "./consumerStatements.ts";

/** All inline policies of a role together. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_INLINE_CHARACTERS = 10_240;

const home = { region: "us-west-2" };
const keyArn = "arn:aws:kms:us-west-2:111122223333:key/mrk-12345678901234567890123456789012";
const ML_KEY = "arn:aws:kms:us-west-2:444455556666:key/mrk-12345678901234567890123456789012";
const bucket = (name: string) => ({ arn: `arn:aws:s3:::prod-data-${name}-1a2b3c4`, keyArn });
const table = (name: string) => ({
  arn: `arn:aws:dynamodb:us-west-2:111122223333:table/prod-records-${name}-1a2b3c4`,
  keyArn,
});
const pat = {
  buckets: {
    actigraphy: bucket("actigraphy"),
    models: { ...bucket("models"), keyArn: ML_KEY },
    results: bucket("results"),
  },
  tables: {
    biometricProfiles: table("biometric-profiles"),
    analysisResults: table("analysis-results"),
    timeSeriesIndex: table("time-series-index"),
  },
};

interface Statement {
  Sid: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, unknown>>;
}

describe("consumerStatements", () => {
  const textOf = (statements: ReturnType<typeof consumerStatements>) =>
    valueOf(policyDocument(...statements));
  const parsed = async (statements: ReturnType<typeof consumerStatements>) => {
    const { Statement: all } = JSON.parse(await textOf(statements)) as { Statement: Statement[] };
    return Object.fromEntries(all.map(({ Sid, ...rest }) => [Sid, rest]));
  };

  it("allows what the row says and no more, by statements of one name each", async () => {
    const statements = consumerStatements("PatService", home, pat);

    expect(statements.map(({ Sid }) => Sid)).to.deep.equal([
      ...["ReadActigraphy", "ListActigraphy", "KeyOfActigraphy"],
      ...["ReadModels", "ListModels", "KeyOfModels"],
      ...["WriteResults", "KeyOfResults"],
      ...["ReadBiometricProfiles", "KeyOfBiometricProfiles"],
      ...["WriteAnalysisResults", "KeyOfAnalysisResults"],
      ...["WriteTimeSeriesIndex", "KeyOfTimeSeriesIndex"],
    ]);
    const text = await textOf(statements);
    expect(text).to.not.match(/"\*"|Scan|Delete|PartiQL|"s3:\*"|dynamodb:\*/);
    expect(text.length).to.be.below(MAX_INLINE_CHARACTERS);
  });

  it("limits objects to their prefix and the key to S3 of the region and to that bucket", async () => {
    const { ReadActigraphy, KeyOfActigraphy, KeyOfResults, KeyOfModels } = await parsed(
      consumerStatements("PatService", home, pat),
    );
    const { arn } = pat.buckets.actigraphy;

    expect(ReadActigraphy?.Resource).to.deep.equal([`${arn}/recordings/*`]);
    expect(KeyOfActigraphy).to.deep.equal({
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: keyArn,
      Condition: {
        StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": `${arn}*` },
      },
    });
    expect(KeyOfResults?.Action).to.deep.equal(["kms:Decrypt", "kms:GenerateDataKey"]);
    expect(KeyOfModels?.Resource).to.equal(ML_KEY);
  });

  it("limits a table's key to DynamoDB of the region", async () => {
    const { WriteAnalysisResults, KeyOfAnalysisResults } = await parsed(
      consumerStatements("PatService", home, pat),
    );

    expect(WriteAnalysisResults?.Resource).to.equal(pat.tables.analysisResults.arn);
    expect(KeyOfAnalysisResults).to.deep.include({
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Condition: { StringEquals: { "kms:ViaService": "dynamodb.us-west-2.amazonaws.com" } },
    });
  });

  it("lets services of the role's own account use its key, with grants where the row says so", async () => {
    const inference = { ...bucket("inference"), keyArn: ML_KEY };
    const results = { buckets: { inference, results: bucket("results") }, keyArn: ML_KEY };
    const tables = { analysisResults: table("analysis-results") };
    const hosting = consumerStatements("ModelHosting", home, {
      buckets: { inference, models: bucket("models") },
      keyArn: ML_KEY,
    });
    const llama = await parsed(
      consumerStatements("MentalLlamaResults", home, { ...results, tables }),
    );
    const { OwnKeyGrants, ReadModels } = await parsed(hosting);

    expect(llama["OwnKey"]?.Condition).to.deep.equal({
      StringEquals: {
        "kms:ViaService": ["lambda.us-west-2.amazonaws.com", "sqs.us-west-2.amazonaws.com"],
      },
    });
    expect(llama).to.not.have.property("OwnKeyGrants");
    expect(OwnKeyGrants?.Condition).to.deep.equal({
      StringEquals: {
        "kms:ViaService": ["sagemaker.us-west-2.amazonaws.com", "sns.us-west-2.amazonaws.com"],
      },
      Bool: { "kms:GrantIsForAWSResource": "true" },
    });
    expect(ReadModels?.Resource).to.deep.equal([`${bucket("models").arn}/*`]);
  });

  it("does not compile, nor run, without what the row names", () => {
    const { actigraphy, models } = pat.buckets;
    const without = { ...pat, buckets: { actigraphy, models } };

    // @ts-expect-error The row writes results too.
    expect(() => consumerStatements("PatService", home, without)).to.throw(
      "results is used, and nobody says what it is",
    );
  });
});
