import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { expect } from "chai";

import { handler } from "./index.ts";
import { MAX_ANSWER_BYTES } from "./modelAnswer.ts";

const s3 = mockClient(S3Client);
const dynamodb = mockClient(DynamoDBClient);
const ENVIRONMENT = {
  REQUESTS_BUCKET: "requests",
  OUTPUTS_BUCKET: "outputs",
  BUCKET_OWNER: "111122223333",
  RESULTS_BUCKET: "results",
  RESULTS_BUCKET_OWNER: "222233334444",
  RESULTS_KEY_ARN: "arn:aws:kms:us-east-2:222233334444:key/phi",
  RESULTS_TABLE: "arn:aws:dynamodb:us-east-2:222233334444:table/analysis-results",
};
const ID = "0f0e0d0c-0b0a-8000-8000-010203040506";
const REQUEST = {
  id: ID,
  subject: "11111111-2222-4333-8444-555555555555",
  requestedBy: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
};
const WITHOUT = {
  ...REQUEST,
  requestKey: `requests/${ID}.json`,
  model: "mentallama-33b-1",
};
const STORED = { ...WITHOUT, outputKey: "llama/answers/1.out" };
const ANSWER = '[{"generated_text":" Signs of grief. "}]';

const named = (name: string) => Object.assign(new Error("grief"), { name });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as Error,
  );
function outputs(text: string, ContentLength = text.length) {
  const transformToString = () => Promise.resolve(text);
  const Body = { transformToString } as NonNullable<GetObjectCommandOutput["Body"]>;
  s3.on(GetObjectCommand).resolves({ Body, ContentLength });
}
const written = () => s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input);
const records = () => dynamodb.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => input);
const deleted = () => s3.commandCalls(DeleteObjectCommand).map(({ args: [{ input }] }) => input);

describe("llama-results", () => {
  const { env } = process;
  const { info } = console;
  let log: string[];

  beforeEach(() => {
    process.env = { ...env, ...ENVIRONMENT };
    log = [];
    console.info = (line: string) => log.push(line);
    s3.reset();
    dynamodb.reset();
    outputs(ANSWER);
  });

  afterEach(() => {
    process.env = env;
    console.info = info;
    expect(log.join()).to.not.contain("grief").and.not.contain(REQUEST.subject);
  });

  it("writes the text once, under the key of the results, to the account they belong to", async () => {
    expect(await handler(STORED)).to.deep.equal({ id: ID, outcome: "recorded" });

    const [{ Body, ...put } = {}] = written() as { Body?: string }[];
    expect(put).to.deep.equal({
      Bucket: "results",
      Key: `llama/${ID}.json`,
      BucketKeyEnabled: true,
      ChecksumAlgorithm: "SHA256",
      ContentType: "application/json",
      ExpectedBucketOwner: "222233334444",
      IfNoneMatch: "*",
      SSEKMSKeyId: ENVIRONMENT.RESULTS_KEY_ARN,
      ServerSideEncryption: "aws:kms",
    });
    expect(JSON.parse(Body ?? "")).to.include({ text: "Signs of grief.", model: STORED.model });
  });

  it("records where it is, for whom and on whose behalf, and no text", async () => {
    await handler(STORED);

    const [record] = records();
    expect(record?.TableName).to.equal(ENVIRONMENT.RESULTS_TABLE);
    expect(record?.Item).to.deep.include({
      patientId: { S: REQUEST.subject },
      recordType: { S: `llama#${ID}` },
      status: { S: "complete" },
      resultBucket: { S: "results" },
      resultKey: { S: `llama/${ID}.json` },
      updatedBy: { S: REQUEST.requestedBy },
    });
    expect(record?.ConditionExpression).to.equal(
      "attribute_not_exists(patientId) OR #status = :failed",
    );
    expect(JSON.stringify(record)).to.not.contain("grief");
  });

  it("deletes what was needed on the way, after all else", async () => {
    await handler(STORED);

    expect(deleted()).to.deep.equal([
      { Bucket: "requests", Key: STORED.requestKey, ExpectedBucketOwner: "111122223333" },
      { Bucket: "outputs", Key: STORED.outputKey, ExpectedBucketOwner: "111122223333" },
    ]);
  });

  it("takes an answer as it came, as text or as an object", async () => {
    for (const body of [ANSWER, JSON.parse(ANSWER) as object, { generated_text: "calm" }]) {
      s3.resetHistory();
      await handler({ ...WITHOUT, body });

      expect(written()).to.have.length(1);
      expect(deleted().map(({ Key }) => Key)).to.deep.equal([STORED.requestKey]);
    }
    expect(s3.commandCalls(GetObjectCommand)).to.deep.equal([]);
  });

  it("changes nothing the second time", async () => {
    s3.on(PutObjectCommand).rejects(named("PreconditionFailed"));
    dynamodb.on(PutItemCommand).rejects(named("ConditionalCheckFailedException"));

    expect(await handler(STORED)).to.deep.equal({ id: ID, outcome: "known" });
    expect(deleted()).to.have.length(2);
  });

  it("deletes nothing that is not recorded", async () => {
    s3.on(PutObjectCommand).rejectsOnce(named("AccessDenied"));
    expect((await failure(handler(STORED)))?.name).to.equal("AccessDenied");
    dynamodb.on(PutItemCommand).rejectsOnce(named("AccessDeniedException"));
    expect((await failure(handler(STORED)))?.name).to.equal("AccessDeniedException");
    expect(deleted()).to.deep.equal([]);
  });

  it("records a failure by its name, which gives way to a result, and keeps the request", async () => {
    const failed = { ...REQUEST, error: "SageMakerRuntime.ModelErrorException" };
    expect(await handler(failed)).to.deep.equal({ id: ID, outcome: "recorded" });

    const [record] = records();
    expect(record?.Item).to.deep.include({ status: { S: "failed" }, error: { S: failed.error } });
    expect(s3.calls()).to.deep.equal([]);
  });

  it("records nothing of an error that is no name", async () => {
    await handler({ ...REQUEST, error: "ModelError: could not read 'grief'" });

    expect(records()[0]?.Item?.["error"]).to.deep.equal({ S: "Unknown" });
  });

  for (const [why, text] of [
    ["no JSON", "grief"],
    ["no text", '{"generated_text":" "}'],
    ["something else", '{"error":"grief"}'],
    ["nothing", "[]"],
  ] as const) {
    it(`refuses an answer that is ${why}, for good, without quoting it`, async () => {
      outputs(text);
      const error = await failure(handler(STORED));

      expect(error?.name).to.equal("MalformedAnswer");
      expect(error?.message).to.not.contain("grief");
      expect(written()).to.deep.equal([]);
      expect(records()).to.deep.equal([]);
    });
  }

  it("refuses an answer that no model of ours writes, before reading it", async () => {
    outputs(ANSWER, MAX_ANSWER_BYTES + 1);
    expect((await failure(handler(STORED)))?.name).to.equal("MalformedAnswer");
  });

  it("refuses an event of another form, for good, without quoting it", async () => {
    const wrong = [
      {},
      { ...STORED, id: "../grief" },
      { ...STORED, subject: "grief" },
      { ...STORED, requestedBy: undefined },
      { ...STORED, model: "grief model" },
      { ...STORED, outputKey: 7 },
      { ...STORED, requestKey: "" },
    ];
    for (const event of wrong) {
      const error = await failure(handler(event));
      expect(error?.name).to.equal("InvalidEvent");
      expect(error?.message).to.not.contain("grief");
    }
    expect(s3.calls()).to.deep.equal([]);
  });
});
