import { expect } from "chai";

import { HIDDEN, UNKNOWN } from "../undecided.ts";
import { readInput } from "./input.ts";

const read = (value: unknown) => readInput(Buffer.from(JSON.stringify(value)));
const stack = (...resources: unknown[]) => read({ version: 3, deployment: { resources } });
const refused = (value: unknown) => () => read(value);

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270" };
const URN = "urn:pulumi:prod::novamind::novamind:data:Store$aws:s3/bucket:Bucket::phi";
const bucket = {
  urn: URN,
  type: "aws:s3/bucket:Bucket",
  id: "phi-1a2b3c4",
  inputs: { __defaults: ["bucket"], bucket: "phi-1a2b3c4", tags: { __defaults: [], a: "b" } },
  outputs: { arn: "arn:aws:s3:::phi-1a2b3c4", kmsKeyId: "", id: "phi-1a2b3c4" },
  propertyDependencies: { bucket: [URN], tags: null },
};

describe("readInput", () => {
  it("reads of an export what the program gave, and of outputs only what names the resource", () => {
    expect(stack(bucket)).to.deep.equal({
      resources: [
        {
          urn: URN,
          type: "aws:s3/bucket:Bucket",
          name: "phi",
          id: "phi-1a2b3c4",
          props: {
            id: "phi-1a2b3c4",
            arn: "arn:aws:s3:::phi-1a2b3c4",
            bucket: "phi-1a2b3c4",
            tags: { a: "b" },
          },
          origins: { bucket: [URN] },
        },
      ],
      leftOut: 0,
      hasUrns: true,
    });
  });

  it("takes a stack that has nothing, however an export says so", () => {
    for (const deployment of [null, {}, { resources: null }, { resources: [] }]) {
      expect(read({ version: 3, deployment }).resources).to.deep.equal([]);
    }
    expect(read([]).resources).to.deep.equal([]);
    expect(read({ changeSummary: { same: 0 } }).resources).to.deep.equal([]);
  });

  it("reads secrets where they are shown, and does not know them where they are not", () => {
    const inputs = {
      masked: "[secret]",
      encrypted: { ...SECRET, ciphertext: "v1:abc:def" },
      shown: { ...SECRET, plaintext: '{"policy":["*"]}' },
      broken: { ...SECRET, plaintext: "{" },
      list: ["a", { ...SECRET, ciphertext: "v1:abc:def" }],
    };

    expect(stack({ ...bucket, inputs, outputs: {} }).resources[0]?.props).to.deep.equal({
      masked: HIDDEN,
      encrypted: HIDDEN,
      shown: { policy: ["*"] },
      broken: HIDDEN,
      list: ["a", HIDDEN],
    });
  });

  it("takes a property that is null for one that is not set", () => {
    const inputs = { kmsKeyId: null, rules: [{ days: null }], list: [null] };
    const [found] = stack({ ...bucket, inputs, outputs: {} }).resources;

    expect(found?.props).to.deep.equal({ rules: [{}], list: [null] });
  });

  it("gives no resource a property by its prototype", () => {
    const text = '[{"type":"t","name":"n","props":{"__proto__":{"kmsKeyId":"k"}}}]';
    const [found] = readInput(Buffer.from(text)).resources;

    expect("kmsKeyId" in (found?.props ?? {})).to.equal(false);
  });

  it("leaves out what is only there to be deleted, and what a preview deletes", () => {
    const old = { ...bucket, delete: true, id: "old" };

    expect(stack(bucket, old).resources.map(({ id }) => id)).to.deep.equal(["phi-1a2b3c4"]);
    expect(read({ steps: [{ op: "delete", urn: URN, oldState: bucket }] }).resources).to.eql([]);
  });

  it("says of what a program only reads that it is external", () => {
    expect(stack({ ...bucket, external: true }).resources[0]).to.include({ external: true });
  });

  it("reads a preview's new states, each resource once, and counts what it leaves out", () => {
    const unborn = { ...bucket, id: "", outputs: {}, inputs: { bucket: UNKNOWN } };
    const preview = {
      config: { "aws:region": "us-west-2" },
      steps: [
        { op: "create-replacement", urn: URN, oldState: bucket, newState: unborn },
        { op: "replace", urn: URN, oldState: bucket, newState: unborn },
        { op: "same", urn: "urn:s", newState: { urn: "urn:s", type: "pulumi:pulumi:Stack" } },
      ],
      changeSummary: { replace: 1, same: 7 },
    };
    const { resources, leftOut } = read(preview);

    expect(resources.map(({ type }) => type)).to.eql([
      "aws:s3/bucket:Bucket",
      "pulumi:pulumi:Stack",
    ]);
    expect(resources[0]).not.to.have.property("id");
    expect(resources[0]?.props).to.deep.equal({ bucket: UNKNOWN });
    expect(leftOut).to.equal(6);
  });

  it("resolves the references of a bare list", () => {
    const policy = "aws:s3/bucketPolicy:BucketPolicy";
    const { resources, hasUrns } = read([
      { type: "aws:s3/bucket:Bucket", name: "phi", props: {} },
      { type: policy, name: "phi-policy", props: { bucket: { $ref: "phi.id" } } },
      { type: policy, name: "bare" },
    ]);

    expect(hasUrns).to.equal(false);
    expect(resources[1]?.props).to.deep.equal({ bucket: UNKNOWN });
    expect(resources[1]?.origins).to.deep.equal({ bucket: [resources[0]?.urn] });
    expect(resources[2]?.props).to.deep.equal({});
  });

  it("refuses what is none of the three, and says what is wrong", () => {
    expect(() => readInput(Buffer.from(" \n"))).to.throw("is empty");
    expect(refused({ version: 3 })).to.throw("is neither a stack export, nor a preview");
    expect(refused("phi")).to.throw('"{" is expected');
    expect(refused([{ type: "aws:s3/bucket:Bucket" }])).to.throw("has no type, or no name");
    expect(() => stack({ type: "aws:s3/bucket:Bucket" })).to.throw("has no urn, or no type");
    expect(() => stack(7)).to.throw("has no urn, or no type");
  });
});
