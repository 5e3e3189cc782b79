import type { DynamoDBRecord } from "aws-lambda";
import { expect } from "chai";

import type { Entry } from "./auditEntry.ts";
import { MAX_NAMED_FIELDS } from "./changedFields.ts";
import { track } from "./track.ts";

const eventSourceARN =
  "arn:aws:dynamodb:us-east-2:111122223333:table/records/stream/2026-11-24T00:00:00.000";
const USER = "0f8fad5b-d9cb-469f-a165-70867728950e";
const Keys = { patientId: { S: "patient-secret" }, recordType: { S: "vitals" } };

type Stream = NonNullable<DynamoDBRecord["dynamodb"]>;

function record(dynamodb: Stream, more: Partial<DynamoDBRecord> = {}): DynamoDBRecord {
  return {
    eventID: "c4ca4238a0b923820dcc509a6f75849b",
    eventName: "MODIFY",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-2",
    dynamodb: {
      ApproximateCreationDateTime: 1_700_000_000,
      Keys,
      SequenceNumber: "100",
      SizeBytes: 26,
      StreamViewType: "NEW_AND_OLD_IMAGES",
      ...dynamodb,
    },
    eventSourceARN,
    ...more,
  };
}

async function sent(records: DynamoDBRecord[], refused: number[] = []) {
  let lines: readonly string[] = [];
  const response = await track(
    { Records: records },
    {
      tables: new Set(["records"]),
      pseudonym: () => Promise.resolve("pseudonym"),
      send: (given) => {
        lines = given;
        return Promise.resolve(new Set(refused));
      },
    },
  );
  return { response, lines, entries: lines.map((line) => JSON.parse(line) as Entry) };
}

describe("the PHI access tracker", () => {
  it("tells who changed which fields of what, and when", async () => {
    const before = {
      ...Keys,
      updatedBy: { S: "someone else" },
      tags: { SS: ["a", "b"] },
      photo: { B: "AAAA" },
      vitals: { M: { pulse: { N: "61" }, pressure: { M: { low: { N: "80" } } } } },
    };
    const after = {
      ...before,
      updatedBy: { S: USER },
      tags: { SS: ["b", "a"] },
      photo: { B: "BBBB" },
      vitals: { M: { pulse: { N: "61" }, pressure: { M: { low: { N: "85" } } } } },
    };
    const { entries, response } = await sent([record({ OldImage: before, NewImage: after })]);

    expect(entries).to.deep.equal([
      {
        eventId: "c4ca4238a0b923820dcc509a6f75849b",
        version: 1,
        region: "us-east-2",
        occurredAt: "2023-11-14T22:13:20.000Z",
        kind: "change",
        table: "records",
        operation: "MODIFY",
        actor: { type: "user", id: USER },
        itemPseudonym: "pseudonym",
        changedFields: ["photo", "updatedBy", "vitals.pressure.low"],
        changedFieldCount: 3,
      },
    ]);
    expect(response).to.deep.equal({ batchItemFailures: [] });
  });

  it("tells a deletion by time to live from one by somebody, whose name the stream does not hold", async () => {
    const OldImage = { ...Keys, updatedBy: { S: USER } };
    const removal = record({ OldImage }, { eventName: "REMOVE" });
    const userIdentity = { type: "Service", principalId: "dynamodb.amazonaws.com" };
    const { entries } = await sent([removal, { ...removal, userIdentity }]);

    expect(entries.map((entry) => "actor" in entry && entry.actor)).to.deep.equal([
      { type: "unknown" },
      { type: "service", id: "dynamodb.amazonaws.com" },
    ]);
  });

  it("takes no name or address for an identifier of a user", async () => {
    const NewImage = { ...Keys, updatedBy: { S: "Jane Doe <jane@example.org>" } };
    const { entries } = await sent([record({ NewImage }, { eventName: "INSERT" })]);

    expect(entries[0]).to.deep.include({ actor: { type: "unknown" } });
  });

  it("says of records it cannot understand that they were there, and why, without what they hold", async () => {
    const whole = { OldImage: { ...Keys }, NewImage: { ...Keys } };
    const wrong = [
      record(whole, { eventSourceARN: "patient-secret" }),
      record(whole, { eventSourceARN: eventSourceARN.replace("records", "patient-secret") }),
      record(whole, { eventName: "TRUNCATE" as "INSERT" }),
      record({ ...whole, Keys: {} }),
      record({ OldImage: { ...Keys } }),
      record({ ...whole, NewImage: { ...Keys, note: "patient-secret" as never } }),
      record({ ...whole, NewImage: { note: { S: "patient-secret", N: "1" } as never } }),
    ];
    const { entries, lines, response } = await sent(wrong);

    expect(entries.map((entry) => "reason" in entry && entry.reason)).to.deep.equal([
      "no table",
      "unknown table",
      "no operation",
      "no key",
      "image missing",
      "malformed image",
      "malformed image",
    ]);
    expect(lines.join("")).to.not.contain("patient-secret");
    expect(response.batchItemFailures).to.deep.equal([]);
  });

  it("names a part of the fields of a huge item, and counts them all", async () => {
    const letters = (index: number) =>
      index.toString(26).replace(/\d/g, (d) => "qrstuvwxyz"[+d] ?? "");
    const fields = Array.from({ length: 9_000 }, (_, index) => [
      `f_${letters(index)}_`,
      { N: "1" },
    ]);
    const NewImage = { ...(Object.fromEntries(fields) as typeof Keys), ...Keys };
    const { entries, lines } = await sent([record({ NewImage }, { eventName: "INSERT" })]);
    const [entry] = entries;

    expect(entry).to.include({ changedFieldCount: Object.keys(NewImage).length });
    expect(entry).to.have.property("changedFields").with.length(MAX_NAMED_FIELDS);
    expect(lines[0]?.length).to.be.below(100_000);
  });

  it("asks for the first record again that the audit stream did not take", async () => {
    const NewImage = { ...Keys };
    const records = ["1", "2", "3"].map((SequenceNumber) =>
      record({ NewImage, SequenceNumber }, { eventName: "INSERT" }),
    );

    expect((await sent(records, [2, 1])).response).to.deep.equal({
      batchItemFailures: [{ itemIdentifier: "2" }],
    });
    expect((await sent(records)).lines).to.deep.equal((await sent(records)).lines);
  });

  it("never lets a value out, whatever an image looks like", async () => {
    let seed = 20_261_124;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    const secret = () => `VALUE${String(random(1e9))}`;
    const value = (depth: number): Record<string, unknown> => {
      const kinds = [
        () => ({ S: secret() }),
        () => ({ N: secret() }),
        () => ({ B: secret() }),
        () => ({ SS: [secret(), secret()] }),
        () => ({ BOOL: true }),
        () => ({ L: depth > 4 ? [] : [value(depth + 1), value(depth + 1)] }),
        // The key of a map may be a value as well.
        () => ({ M: depth > 4 ? {} : { field: value(depth + 1), [secret()]: value(depth + 1) } }),
      ];
      return kinds[random(kinds.length)]?.() ?? {};
    };
    const image = () => ({ ...Keys, updatedBy: value(9), a: value(0), b: value(0), c: value(0) });
    const records = Array.from({ length: 300 }, () =>
      record({ OldImage: image() as never, NewImage: image() as never }),
    );
    const { lines } = await sent(records);

    expect(lines).to.have.length(300);
    expect(lines.join(""))
      .to.contain("a.field")
      .and.not.match(/VALUE|patient-secret/);
  });
});
