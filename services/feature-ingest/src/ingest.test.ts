import {
  PutRecordCommand,
  SageMakerFeatureStoreRuntimeClient,
  ServiceUnavailable,
  ValidationError,
} from "@aws-sdk/client-sagemaker-featurestore-runtime";
import type { KinesisStreamRecord } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { expect } from "chai";

import { FEATURE_GROUPS, type FeatureGroupKey } from "./featureGroups.ts";
import { put } from "./featureStore.ts";
import { ingest } from "./ingest.ts";
import { REJECTED } from "./rejected.ts";
import { settings } from "./settings.ts";

const store = mockClient(SageMakerFeatureStoreRuntimeClient);
const NOW = Date.parse("2026-11-24T12:00:00Z");
const SUBJECT = "0f8fad5b-d9cb-469f-a165-70867728950e";
const names = { biometric: "b", actigraphy: "a", clinical: "prod-clinical", medication: "m" };

function text(phq9: number): string {
  const none = Object.keys(FEATURE_GROUPS.clinical.features).map((name) => [name, null] as const);
  return JSON.stringify({
    group: "clinical",
    subject: SUBJECT,
    eventTime: "2026-11-24T11:00:00Z",
    features: { ...Object.fromEntries<null>(none), phq9_score: phq9 },
  });
}

/** As Lambda hands records of Kinesis over. */
function record(sequenceNumber: string, data: string, shard = "0"): KinesisStreamRecord {
  const eventID = `shardId-00000000000${shard}:${sequenceNumber}`;
  return {
    eventID,
    eventName: "aws:kinesis:record",
    eventVersion: "1.0",
    eventSource: "aws:kinesis",
    eventSourceARN: "arn:aws:kinesis:us-east-2:111122223333:stream/features",
    awsRegion: "us-east-2",
    invokeIdentityArn: "arn:aws:iam::111122223333:role/prod-feature-ingest-0123456",
    kinesis: {
      approximateArrivalTimestamp: 1_763_985_600.123,
      data: Buffer.from(data, "utf8").toString("base64"),
      kinesisSchemaVersion: "1.0",
      partitionKey: "partition-secret",
      sequenceNumber,
    },
  };
}

async function run(...Records: KinesisStreamRecord[]) {
  const lines: Record<string, unknown>[] = [];
  const { batchItemFailures } = await ingest(
    { Records },
    { put: (one) => put(names, one), log: (line) => lines.push(line), now: () => NOW },
  );
  return { again: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), lines };
}

/** Refuses requests with this PHQ-9 score. */
function refusing(score: string, error: Error) {
  store
    .on(PutRecordCommand)
    .callsFake(({ Record }: { Record: { FeatureName: string; ValueAsString: string }[] }) => {
      if (Record.some(({ ValueAsString }) => ValueAsString === score)) throw error;
      return {};
    });
}
const down = new ServiceUnavailable({ message: "9 is secret", $metadata: {} });

describe("the ingest of features", () => {
  beforeEach(() => store.reset());

  it("puts every record into its group, in both of its stores", async () => {
    store.on(PutRecordCommand).resolves({});
    expect((await run(record("1", text(1)), record("2", text(2)))).again).to.deep.equal([]);

    const [first, second] = store.commandCalls(PutRecordCommand).map(({ args }) => args[0].input);
    expect(first).to.deep.equal({
      FeatureGroupName: "prod-clinical",
      Record: [
        { FeatureName: "subject_id", ValueAsString: SUBJECT },
        { FeatureName: "event_time", ValueAsString: "2026-11-24T11:00:00Z" },
        { FeatureName: "phq9_score", ValueAsString: "1" },
      ],
    });
    expect(second?.Record).to.deep.include({ FeatureName: "phq9_score", ValueAsString: "2" });
  });

  it("asks again from the first record of each shard that the store did not take", async () => {
    refusing("9", down);
    const records = [text(1), text(9), text(2), text(9)].map((one, at) =>
      record(`1${String(at)}`, one),
    );
    const { again } = await run(...records, record("20", text(9), "1"), record("21", text(3), "1"));

    expect(again).to.deep.equal(["11", "20"]);
    expect(store.commandCalls(PutRecordCommand)).to.have.length(6);
  });

  it("passes over what never can be put, and says where it is and why", async () => {
    store.on(PutRecordCommand).resolves({});
    const { again, lines } = await run(
      record("1", "secret"),
      record("2", text(99)),
      record("3", text(3)),
    );

    expect(again).to.deep.equal([]);
    expect(store.commandCalls(PutRecordCommand)).to.have.length(1);
    const where = { event: REJECTED, shard: "shardId-000000000000" };
    expect(lines).to.deep.include({ ...where, reason: "no JSON object", sequenceNumber: "1" });
    expect(lines).to.deep.include({ ...where, reason: "value out of limits", sequenceNumber: "2" });
  });

  it("passes over what the store refuses for good", async () => {
    refusing("9", new ValidationError({ message: "9 is secret", $metadata: {} }));
    const { again, lines } = await run(record("1", text(9)), record("2", text(2)));

    expect(again).to.deep.equal([]);
    expect(lines[0]).to.include({ event: REJECTED, reason: "refused by the store" });
  });

  it("logs no value, no subject and no partition key", async () => {
    refusing("9", down);
    const { lines } = await run(record("1", "secret"), record("2", text(9)), record("3", text(1)));

    expect(lines).to.have.length(3);
    expect(JSON.stringify(lines)).to.not.match(/secret|0f8fad5b/);
  });

  it("puts a hundred records without a hundred requests at once", async () => {
    let [now, most] = [0, 0];
    const Records = Array.from({ length: 100 }, (_, at) => record(String(at), text(1)));
    const slow = async () => {
      most = Math.max(most, (now += 1));
      await new Promise(setImmediate);
      now -= 1;
      return true;
    };
    await ingest({ Records }, { put: slow, log: () => undefined, now: () => NOW });
    expect(most).to.equal(10);
  });

  it("does not start without the name of every group", () => {
    const read = (groups: Record<string, unknown>) => () =>
      settings({ FEATURE_GROUPS: JSON.stringify(groups) }).featureGroups;
    expect(read(names)()).to.deep.equal(names);
    const { clinical, ...others } = names;
    expect(read(others)).to.throw("FEATURE_GROUPS does not name clinical");
    expect(read({ ...others, clinical: [clinical] })).to.throw("clinical");
    expect(() => settings({})).to.throw("FEATURE_GROUPS is not set");
    const keys: FeatureGroupKey[] = ["biometric", "actigraphy", "clinical", "medication"];
    expect(Object.keys(FEATURE_GROUPS)).to.have.members(keys);
  });
});
