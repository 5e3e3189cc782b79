import { ComprehendMedicalClient, DetectPHICommand } from "@aws-sdk/client-comprehendmedical";
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { ALBEvent } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { expect } from "chai";

import { handler } from "./index.ts";
import { MAX_BODY_BYTES } from "./loadBalancer.ts";
import { MAX_TEXT_BYTES } from "./submission.ts";
import { ENVIRONMENT, objectOf } from "./testing/environment.ts";
import { jwks, SUB, token } from "./testing/userPool.ts";

const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);
const comprehend = mockClient(ComprehendMedicalClient);
const TEXT = "Jane Doe sleeps badly";
const SUBJECT = "11111111-2222-4333-8444-555555555555";
const BODY = { text: TEXT, subject: SUBJECT, mode: "batch" };

function event(body: unknown = BODY, changed: Partial<ALBEvent> = {}): ALBEvent {
  return {
    requestContext: { elb: { targetGroupArn: "arn:target" } },
    httpMethod: "POST",
    path: "/llama/v1/analyses",
    headers: {
      authorization: `Bearer ${token("one")}`,
      "content-type": "application/json; charset=utf-8",
      "idempotency-key": "visit-4711-note",
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
    isBase64Encoded: false,
    ...changed,
  };
}
const named = (name: string) => Object.assign(new Error(`about ${TEXT}`), { name });
const put = () => s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input);
const queued = () =>
  sqs
    .commandCalls(SendMessageCommand)
    .map(({ args: [{ input }] }) => JSON.parse(input.MessageBody ?? "") as object);

describe("llama-redaction", () => {
  const { env } = process;
  const { info } = console;
  let log: string[];

  beforeEach(() => {
    process.env = { ...env, ...ENVIRONMENT };
    log = [];
    console.info = (line: string) => log.push(line);
    for (const client of [s3, sqs, comprehend]) client.reset();
    s3.on(GetObjectCommand).callsFake(() => objectOf(jwks("one")));
    const Entities = [{ BeginOffset: 0, EndOffset: 8, Score: 0.9, Type: "NAME" as const }];
    comprehend.on(DetectPHICommand).resolves({ Entities });
  });

  afterEach(() => {
    process.env = env;
    console.info = info;
    // Whatever happened: neither what was sent nor who it is about.
    expect(log).to.have.length(1);
    for (const word of ["Jane", "Doe", "badly", SUBJECT, "eyJ"]) {
      expect(log.join()).to.not.contain(word);
    }
  });

  it("stores a request without PHI under our key, and puts its place into the queue", async () => {
    const { statusCode, statusDescription, body } = await handler(event());

    expect([statusCode, statusDescription]).to.deep.equal([202, "202 Accepted"]);
    const { id } = JSON.parse(body ?? "") as { id: string };
    expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const [{ Body, ...request } = {}] = put() as { Body?: string }[];
    expect(request).to.deep.include({
      Bucket: "requests",
      Key: `requests/${id}.json`,
      IfNoneMatch: "*",
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: ENVIRONMENT.REQUESTS_KEY_ARN,
      ExpectedBucketOwner: "111122223333",
    });
    expect(JSON.parse(Body ?? "")).to.have.all.keys("inputs", "parameters");
    expect(Body).to.contain("[NAME] sleeps badly").and.not.contain("Jane");
    expect(JSON.stringify(request)).to.not.contain("Jane");
    expect(queued()).to.deep.equal([
      { id, key: `requests/${id}.json`, mode: "batch", subject: SUBJECT, requestedBy: SUB },
    ]);
    expect(JSON.parse(log[0] ?? "")).to.deep.include({
      id,
      status: 202,
      placeholders: { NAME: 1 },
    });
  });

  for (const [name, status, retryAfter] of [
    ["TooManyRequestsException", 503, "10"],
    ["InternalServerException", 502, "30"],
  ] as const) {
    it(`keeps nothing and sends nothing when the service answers ${name}`, async () => {
      comprehend.on(DetectPHICommand).rejects(named(name));
      const result = await handler(event());

      expect(result.statusCode).to.equal(status);
      expect(result.headers).to.include({ "Retry-After": retryAfter });
      expect(put()).to.deep.equal([]);
      expect(queued()).to.deep.equal([]);
    });
  }

  it("queues what is there already, for its message may not have been sent", async () => {
    sqs.on(SendMessageCommand).rejectsOnce(named("ServiceUnavailable")).resolves({});
    expect((await handler(event())).statusCode).to.equal(503);
    const [first] = put();
    s3.on(PutObjectCommand).rejects(named("PreconditionFailed"));
    s3.on(HeadObjectCommand).resolves({ Metadata: first?.Metadata ?? {} });
    log = [];
    const again = await handler(event());

    expect(again.statusCode).to.equal(202);
    expect(again.body).to.contain(first?.Key?.slice("requests/".length, -".json".length));
    expect(queued()).to.have.length(2);
  });

  it("refuses another request under the same Idempotency-Key", async () => {
    s3.on(PutObjectCommand).rejects(named("PreconditionFailed"));
    s3.on(HeadObjectCommand).resolves({ Metadata: { fingerprint: "another" } });

    expect((await handler(event())).statusCode).to.equal(422);
    expect(queued()).to.deep.equal([]);
  });

  const { headers = {} } = event();
  const refused: [string, number, ALBEvent][] = [
    ["no token", 401, event(BODY, { headers: { ...headers, authorization: "" } })],
    ["no Idempotency-Key", 400, event(BODY, { headers: { ...headers, "idempotency-key": "" } })],
    ["another type", 415, event(BODY, { headers: { ...headers, "content-type": "text/plain" } })],
    ["no JSON", 400, event(`{"text":"${TEXT}`)],
    [
      "no UTF-8",
      400,
      event(Buffer.from([34, 255, 34]).toString("base64"), { isBase64Encoded: true }),
    ],
    ["a long body", 413, event("x".repeat(MAX_BODY_BYTES + 1))],
    ["no object", 422, event("null")],
    ["another field", 422, event({ ...BODY, name: "Jane Doe" })],
    ["no mode", 422, event({ ...BODY, mode: "fast" })],
    ["a name as subject", 422, event({ ...BODY, subject: "Jane-Doe" })],
    ["no text", 422, event({ ...BODY, text: " \n" })],
    ["half a character", 422, event({ ...BODY, text: "Jane \ud83d" })],
    ["a long text", 413, event({ ...BODY, text: "é".repeat(MAX_TEXT_BYTES / 2 + 1) })],
    ["another path", 404, event(BODY, { path: "/llama/v1/Jane" })],
    ["another method", 405, event(BODY, { httpMethod: "PUT" })],
  ];
  for (const [why, status, request] of refused) {
    it(`refuses ${why} with ${String(status)}, and looks no further`, async () => {
      expect((await handler(request)).statusCode).to.equal(status);
      expect(comprehend.calls()).to.deep.equal([]);
      expect(put()).to.deep.equal([]);
    });
  }

  it("refuses to answer at once what does not fit into a state", async () => {
    comprehend.on(DetectPHICommand).resolves({ Entities: [] });
    const text = "\u0001".repeat(MAX_TEXT_BYTES / 2);

    const result = await handler(event({ ...BODY, text, mode: "interactive" }));
    expect(result.statusCode).to.equal(413);
    expect(put()).to.deep.equal([]);
  });

  it("is healthy without a token, and says so to nobody's cache", async () => {
    const health = event("", { httpMethod: "GET", path: "/llama/health", headers: {} });
    const { statusCode, headers: answered } = await handler(health);

    expect(statusCode).to.equal(200);
    expect(answered).to.include({ "Cache-Control": "no-store" });
  });

  it("says only that something is wrong when its environment is", async () => {
    delete process.env["QUEUE_URL"];
    const { statusCode, body } = await handler(event());

    expect([statusCode, body]).to.deep.equal([500, '{"error":"internal error"}']);
    expect(log[0]).to.contain('"failure":"Error"');
  });
});
