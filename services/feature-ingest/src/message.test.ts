import { expect } from "chai";

import { FEATURE_GROUPS, type FeatureGroupKey } from "./featureGroups.ts";
import { read } from "./message.ts";

const SUBJECT = "0f8fad5b-d9cb-469f-a165-70867728950e";
const NOW = Date.parse("2026-11-24T12:00:00Z");

const nothing = (group: FeatureGroupKey) =>
  Object.fromEntries(Object.keys(FEATURE_GROUPS[group].features).map((name) => [name, null]));
const clinical = { ...nothing("clinical"), phq9_score: 9, hba1c_percent: 5.4 };
const message = {
  group: "clinical",
  subject: SUBJECT,
  eventTime: "2026-11-24T11:59:59.123Z",
  features: clinical,
};
const readAs = (changed: Record<string, unknown>) =>
  read(JSON.stringify({ ...message, ...changed }), NOW);

describe("a message with features", () => {
  it("becomes a record of what was measured, with its subject and time", () => {
    expect(readAs({})).to.deep.equal({
      group: "clinical",
      values: [
        { FeatureName: "subject_id", ValueAsString: SUBJECT },
        { FeatureName: "event_time", ValueAsString: "2026-11-24T11:59:59.123Z" },
        { FeatureName: "phq9_score", ValueAsString: "9" },
        { FeatureName: "hba1c_percent", ValueAsString: "5.4" },
      ],
    });
  });

  it("can be of every group", () => {
    const whole = { biometric: 70, actigraphy: 0.5, clinical: 10, medication: "none" };
    const named = {
      biometric: "heart_rate_bpm",
      actigraphy: "relative_amplitude",
      clinical: "egfr_ml_per_minute",
      medication: "anticoagulant",
    };
    for (const group of Object.keys(FEATURE_GROUPS) as FeatureGroupKey[]) {
      const features = { ...nothing(group), [named[group]]: whole[group] };
      expect(readAs({ group, features }), group).to.have.property("group", group);
    }
  });

  it("has to be an object of JSON", () => {
    for (const text of ["", "{", "[]", "null", '"text"', "\u0000"]) {
      expect(read(text, NOW), text).to.equal("no JSON object");
    }
  });

  it("has to name a group, also not one that every object has", () => {
    for (const group of [undefined, 1, "unknown", "toString", "__proto__"]) {
      expect(readAs({ group })).to.equal("unknown group");
    }
  });

  it("has to be of a pseudonym: a name is refused", () => {
    for (const subject of [undefined, 7, "Ann Smith", `${SUBJECT} `, SUBJECT.toUpperCase()]) {
      expect(readAs({ subject })).to.equal("no subject");
    }
  });

  it("has to be of a time that there was, as Feature Store takes it", () => {
    const times = [undefined, 1_764_000_000, "2026-11-24", "2026-11-24T12:00:00+01:00"];
    for (const eventTime of [...times, "2026-02-30T00:00:00Z", "2026-11-24T25:00:00Z"]) {
      expect(readAs({ eventTime }), String(eventTime)).to.equal("no event time");
    }
    expect(readAs({ eventTime: "2024-02-29T00:00:00Z" })).to.have.property("group");
  });

  it("cannot be of the future, which would hide all that comes before it", () => {
    expect(readAs({ eventTime: "2026-11-24T12:05:00Z" })).to.have.property("group");
    expect(readAs({ eventTime: "2026-11-24T12:05:01Z" })).to.equal("event time ahead");
  });

  it("has to name every feature, since it overwrites them all", () => {
    expect(readAs({ features: { phq9_score: 9 } })).to.equal("features incomplete");
    expect(readAs({ features: undefined })).to.equal("features incomplete");
    expect(readAs({ features: [] })).to.equal("features incomplete");
    expect(readAs({ features: nothing("clinical") })).to.equal("nothing measured");
    expect(readAs({ features: { ...clinical, name: "Ann" } })).to.equal("unknown feature");
  });

  it("has to have values that can be", () => {
    const scores = [-1, 28, 9.5, "9", true, {}, [9]];
    for (const phq9_score of scores) {
      expect(readAs({ features: { ...clinical, phq9_score } })).to.equal("value out of limits");
    }
    const features = { ...nothing("medication"), antidepressant: "toString" };
    expect(readAs({ group: "medication", features })).to.equal("value out of limits");
  });
});
