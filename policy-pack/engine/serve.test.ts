import { expect } from "chai";

import { rules } from "../rules/index.ts";
import { UNKNOWN } from "../undecided.ts";
import { type Given, RunningPack, type Said } from "./testing/runningPack.ts";

describe("the pack, as CrossGuard runs it", function () {
  this.timeout(30_000);
  let pack: RunningPack;

  beforeEach(async () => {
    pack = await RunningPack.start();
  });
  afterEach(() => {
    pack.stop();
  });

  it("finds, cannot tell and passes, each in its own way", async () => {
    const key = (name: string, props: Given["props"]) =>
      pack.analyze({ type: "aws:kms/key:Key", name, props });

    expect((await key("good", { enableKeyRotation: true })).found).to.deep.equal([]);
    expect((await key("bad", { enableKeyRotation: false })).found).to.deep.equal([
      "MANDATORY kms-key-rotates: symmetric key must set enableKeyRotation: true",
    ]);
    expect((await key("unborn", { enableKeyRotation: UNKNOWN, policy: UNKNOWN })).found).to.eql([
      "ADVISORY kms-key-policy-not-public: undecided: policy is not known until the update",
      "ADVISORY kms-key-rotates: undecided: enableKeyRotation is not known until the update",
    ]);
  });

  it("keeps the level that each rule is given", async () => {
    await pack.configure("kms-key-rotates", {}, "ADVISORY");
    const advised = await pack.analyze({ type: "aws:kms/key:Key", name: "phi", props: {} });
    await pack.configure("kms-key-rotates", {}, "DISABLED");
    const silent = await pack.analyze({ type: "aws:kms/key:Key", name: "phi", props: {} });

    expect(advised.found.join()).to.include("ADVISORY kms-key-rotates");
    expect(silent.found.join()).not.to.include("kms-key-rotates");
  });

  it("reads secrets as the values that they are", async () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    const props = { enableKeyRotation: { ...secret, value: true } };

    expect((await pack.analyze({ type: "aws:kms/key:Key", name: "phi", props })).found).to.eql([]);
  });

  it("takes a property that is null for one that is not set", async () => {
    const group = { type: "aws:cloudwatch/logGroup:LogGroup", name: "flow" };
    const asked = await pack.analyze({ ...group, props: { kmsKeyId: null, retentionInDays: 400 } });

    expect(asked.found).to.deep.equal([
      "MANDATORY log-group-kms-encrypted: log group must set kmsKeyId",
    ]);
  });

  it("lists each rule with its law and what to do", async () => {
    const listed = await pack.info();
    const rotation = listed.find(({ name }) => name === "kms-key-rotates");

    expect(listed.map(({ name }) => name)).to.include.members(rules.map(({ id }) => id));
    expect(rotation).to.deep.include({
      policyType: 1,
      framework: {
        name: "HIPAA Security Rule",
        version: "45 CFR part 164, subpart C",
        reference: "164.312(a)(2)(iv)",
        specification: "Encryption and decryption",
      },
    });
    expect(rotation?.remediationSteps).to.include("enableKeyRotation: true");
    expect(rotation?.url).to.match(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it("leaves what a rule is not about neither passed nor failed", async () => {
    const { found, notApplicable } = await pack.analyze({
      type: "aws:sns/topic:Topic",
      name: "alarms",
      props: { kmsMasterKeyId: UNKNOWN },
    });

    expect(found).to.deep.equal([]);
    expect(notApplicable).to.include.members(["kms-key-rotates", "launch-config-no-public-ip"]);
    expect(notApplicable).not.to.include("sns-topic-kms");
  });

  it("joins resources of the stack while their ids are unknown", async () => {
    const bucket = { type: "aws:s3/bucket:Bucket", name: "phi", props: { id: UNKNOWN } };
    const versioning = {
      type: "aws:s3/bucketVersioning:BucketVersioning",
      name: "phi",
      props: { bucket: UNKNOWN, versioningConfiguration: { status: "Enabled" } },
    };
    const origins = { bucket: "aws:s3/bucket:Bucket" };
    const ofVersioning = ({ found }: Said) => found.filter((one) => one.includes("-versioning"));

    expect(ofVersioning(await pack.analyzeStack([bucket, { ...versioning, origins }]))).to.eql([]);
    expect(ofVersioning(await pack.analyzeStack([bucket, versioning]))).to.eql([
      "ADVISORY s3-bucket-versioning: undecided: which resource bucket of phi names is not known",
    ]);
    expect(ofVersioning(await pack.analyzeStack([bucket]))).to.eql([
      "MANDATORY s3-bucket-versioning: bucket has no BucketVersioning with status Enabled",
    ]);
  });

  it("finds on the stack what the stack as a whole lacks, where that is its matter", async () => {
    const trail = {
      type: "aws:cloudtrail/trail:Trail",
      name: "t",
      props: { enableLogging: false },
    };
    const key = { type: "aws:kms/key:Key", name: "phi", props: {} };
    const lacking = await pack.analyzeStack([key, trail]);
    const other = await pack.analyzeStack([key]);

    expect(lacking.found).to.include(
      "MANDATORY cloudtrail-trail-exists: no trail of the stack logs",
    );
    expect(lacking.urns).to.include(
      "urn:pulumi:prod::novamind::pulumi:pulumi:Stack::novamind-prod",
    );
    expect(other.found.join()).not.to.include("cloudtrail");
    expect(other.notApplicable).to.include("cloudtrail-trail-exists");
  });

  it("reads exemptions from its configuration before any rule runs", async () => {
    const exemption = { rule: "kms-key-rotates", resource: "*::imported", owner: "security" };
    await pack.configure("exemptions", {
      list: [
        { ...exemption, reason: "imported key material", expires: "2999-12-31" },
        { ...exemption, rule: "kms-key-spins", reason: "", expires: "2020-01-01" },
      ],
    });
    const root = await pack.analyze({ type: "pulumi:pulumi:Stack", name: "prod", props: {} });
    const exempt = await pack.analyze({ type: "aws:kms/key:Key", name: "imported", props: {} });
    const other = await pack.analyze({ type: "aws:kms/key:Key", name: "phi", props: {} });

    expect(root.found).to.eql(["MANDATORY exemptions: exemption 2: reason is missing"]);
    expect(exempt.found).to.eql([
      "ADVISORY kms-key-rotates: exempt until 2999-12-31 (security): imported key material",
    ]);
    expect(other.found[0]).to.include("MANDATORY kms-key-rotates");
  });
});
