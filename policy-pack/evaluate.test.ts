import { expect } from "chai";

import { evaluate } from "./evaluate.ts";
import { declared, fromDeclared, type Resource } from "./resources.ts";
import { rule, stackRule, UNKNOWN } from "./rule.ts";

const facts = {
  id: "test-rule",
  title: "",
  safeguards: ["164.312(a)(1)"],
  severity: "low",
  requires: "",
  rationale: "",
  fix: "",
  source: "https://example.com",
} as const;

const rotates = rule({
  ...facts,
  type: "aws:kms/key:Key",
  check: ({ enableKeyRotation }) => (enableKeyRotation === true ? undefined : "does not rotate"),
  complies: [{ enableKeyRotation: true }],
  violates: [{}],
});

const versioned = stackRule({
  ...facts,
  type: "aws:s3/bucket:Bucket",
  check: (bucket, resources) =>
    resources.pointingAt(bucket, "aws:s3/bucketVersioning:BucketVersioning", "bucket").length > 0
      ? undefined
      : "not versioned",
  complies: [[]],
  violates: [[]],
});

const key = (name: string, props: object) => ({
  type: "aws:kms/key:Key",
  name,
  props: { ...props },
});

describe("evaluate", () => {
  it("counts what complies, and says of the rest why", () => {
    const { passed, rest } = evaluate(
      [rotates],
      fromDeclared([
        key("good", { enableKeyRotation: true }),
        key("bad", {}),
        key("unborn", { enableKeyRotation: UNKNOWN }),
      ]),
    );

    expect(passed).to.equal(1);
    expect(
      rest.map(({ urn, ...said }) => [urn, said.outcome, "message" in said && said.message]),
    ).to.deep.equal([
      ["urn:pulumi:stack::project::aws:kms/key:Key::bad", "violated", "does not rotate"],
      [
        "urn:pulumi:stack::project::aws:kms/key:Key::unborn",
        "undecided",
        "enableKeyRotation is not known until the update",
      ],
    ]);
  });

  it("calls a check that throws a finding, never a pass", () => {
    const broken = { ...rotates, cases: [{ ...rotates.cases[0], check: fail }] };

    const { rest } = evaluate([broken as never], fromDeclared([key("k", {})]));

    expect(rest[0]).to.include({ outcome: "violated", message: "cannot be checked: Error: oops" });
  });

  it("passes over an exempt resource, but not over its neighbour", () => {
    const exemption = {
      rule: "test-rule",
      resource: "*::aws:kms/key:Key::old*",
      reason: "migrated next month",
      owner: "security",
      expires: "2030-01-31",
    };

    const { passed, rest } = evaluate([rotates], fromDeclared([key("old-1", {}), key("new", {})]), [
      exemption,
    ]);

    expect(passed).to.equal(0);
    expect(rest.map(({ outcome }) => outcome)).to.deep.equal(["exempt", "violated"]);
    expect(rest[0]).to.include({ exemption, message: "migrated next month" });
  });
});

describe("Resources.pointingAt", () => {
  const bucket = declared("aws:s3/bucket:Bucket", "phi", { bucket: "novamind-phi" });
  const unborn = { ...bucket, props: { id: UNKNOWN, arn: UNKNOWN, bucket: UNKNOWN } };
  const setting = (to: unknown): { type: string; name: string; props: { bucket: unknown } } => ({
    type: "aws:s3/bucketVersioning:BucketVersioning",
    name: "v",
    props: { bucket: to },
  });
  const outcome = (list: Resource[]) => evaluate([versioned], list).rest[0]?.outcome ?? "passed";

  it("joins by reference, by literal name and by what the update made known", () => {
    const [made, its] = fromDeclared([bucket, setting("novamind-phi-1a2b3c4")]);

    expect(outcome(fromDeclared([bucket, setting({ $ref: "phi.id" })]))).to.equal("passed");
    expect(outcome(fromDeclared([bucket, setting("novamind-phi")]))).to.equal("passed");
    expect(outcome(fromDeclared([unborn, setting({ $ref: "phi.id" })]))).to.equal("passed");
    expect(outcome([{ ...made, id: "novamind-phi-1a2b3c4" }, its] as Resource[])).to.equal(
      "passed",
    );
  });

  it("joins by reference alone when neither side has a name yet", () => {
    const [made, its] = fromDeclared([declared("aws:s3/bucket:Bucket", "phi"), setting("vpc-1")]);
    const origins = { bucket: [made?.urn ?? ""] };

    expect(outcome([made, { ...its, origins }] as Resource[])).to.equal("passed");
  });

  it("does not join another's setting, nor by a reference that a known name contradicts", () => {
    const [made, its] = fromDeclared([bucket, setting("another")]);
    const origins = { bucket: [made?.urn ?? ""] };

    expect(outcome(fromDeclared([bucket, setting("another")]))).to.equal("violated");
    expect(outcome([made, { ...its, origins }] as Resource[])).to.equal("violated");
  });

  it("is undecided while a setting may still turn out to be the one", () => {
    expect(outcome(fromDeclared([bucket, setting(UNKNOWN)]))).to.equal("undecided");
  });
});

function fail(): never {
  throw new Error("oops");
}
