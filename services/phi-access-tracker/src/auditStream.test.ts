import { FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose";
import { GenerateMacCommand, KMSClient } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";
import { expect } from "chai";

import { MAX_BATCH_BYTES, MAX_BATCH_RECORDS, send } from "./auditStream.ts";
import { pseudonymsOf } from "./pseudonym.ts";

const firehose = mockClient(FirehoseClient);
const kms = mockClient(KMSClient);

/** Takes all records but those that hold `poison`, as often as `times` says. */
function refusing(poison: string, times: number) {
  let left = times;
  firehose
    .on(PutRecordBatchCommand)
    .callsFake(({ Records = [] }: { Records?: { Data: Uint8Array }[] }) => {
      const refuse = left-- > 0;
      return {
        RequestResponses: Records.map(({ Data }) =>
          refuse && Buffer.from(Data).includes(poison)
            ? { ErrorCode: "ServiceUnavailableException" }
            : { RecordId: "taken" },
        ),
      };
    });
}

const requests = () =>
  firehose.commandCalls(PutRecordBatchCommand).map(({ args: [{ input }] }) => input.Records ?? []);

describe("the audit stream", () => {
  beforeEach(() => {
    firehose.reset();
    kms.reset();
  });

  it("sends no more at once than Firehose takes", async () => {
    refusing("nothing", 0);
    await send(
      "audit",
      Array.from({ length: MAX_BATCH_RECORDS + 1 }, () => "x\n"),
      0,
    );
    expect(requests().map(({ length }) => length)).to.deep.equal([MAX_BATCH_RECORDS, 1]);

    firehose.resetHistory();
    await send(
      "audit",
      Array.from({ length: 5 }, () => "x".repeat(MAX_BATCH_BYTES / 4)),
      0,
    );
    expect(requests().map(({ length }) => length)).to.deep.equal([4, 1]);
  });

  it("sends again what was refused, and only that", async () => {
    refusing("b", 1);

    expect(await send("audit", ["a\n", "b\n", "c\n"], 0)).to.deep.equal(new Set());
    expect(requests().map(({ length }) => length)).to.deep.equal([3, 1]);
  });

  it("tells which lines were never taken", async () => {
    refusing("b", 99);
    expect(await send("audit", ["a\n", "b\n"], 0)).to.deep.equal(new Set([1]));

    firehose.on(PutRecordBatchCommand).rejects(new Error("throttled"));
    expect(await send("audit", ["a\n", "b\n"], 0)).to.deep.equal(new Set([0, 1]));
  });

  it("asks KMS for the pseudonym of a hash, whatever the length of the key", async () => {
    kms.on(GenerateMacCommand).resolves({ Mac: new Uint8Array([1, 255]) });

    expect(await pseudonymsOf("arn:key")("x".repeat(5_000))).to.equal("01ff");
    const [call] = kms.commandCalls(GenerateMacCommand);
    expect(call?.args[0].input).to.include({ KeyId: "arn:key", MacAlgorithm: "HMAC_SHA_384" });
    expect(call?.args[0].input.Message).to.have.length(32);
  });
});
