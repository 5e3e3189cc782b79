import { expect } from "chai";

import { evaluate } from "./evaluate.ts";
import { declared, fromDeclared, STACK, type Resource } from "./resources.ts";
import { rule, stackRule, UNKNOWN, wholeStackRule } from "./rule.ts";

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

describe("a rule on a whole stack", () => {
  const TRAIL = "aws:cloudtrail/trail:Trail";
  const hasTrail = wholeStackRule({
    ...facts,
    about: [TRAIL, "aws:organizations/organization:Organization"],
    check: (resources) =>
      resources.ofType(TRAIL).some(({ props }) => props.enableLogging !== false)
        ? undefined
        : "there is no trail",
    complies: [[]],
    violates: [[]],
  });
  const organization = declared("aws:organizations/organization:Organization", "org");
  const trail = (enableLogging: unknown) => ({
    ...declared(TRAIL, "t"),
    props: { enableLogging },
  });
  const of = (list: Resource[]) => evaluate([hasTrail], list);

  it("is judged once, with its finding on the stack", () => {
    const [stack] = fromDeclared([{ type: STACK, name: "novamind-prod", props: {} }]);
    const its = fromDeclared([organization, trail(false)]);
    const urn = "urn:pulumi:prod::novamind::pulumi:pulumi:Stack::novamind-prod";

    expect(of(its).rest.map((one) => one.urn)).to.deep.equal([
      "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack",
    ]);
    expect(of([...its, { ...stack, urn } as Resource]).rest.map((one) => one.urn)).to.eql([urn]);
    expect(of(fromDeclared([organization, trail(true)]))).to.deep.equal({ passed: 1, rest: [] });
    expect(of(fromDeclared([trail(UNKNOWN)])).rest[0]?.outcome).to.equal("undecided");
  });

  it("is not about a stack that declares nothing of what it is about", () => {
    const read = fromDeclared([organization]).map((one) => ({ ...one, external: true }));

    expect(of(fromDeclared([key("k", {})]))).to.deep.equal({ passed: 0, rest: [] });
    expect(of(read)).to.deep.equal({ passed: 0, rest: [] });
    expect(of([])).to.deep.equal({ passed: 0, rest: [] });
  });

  it("names the stack by any resource's URN, a component's child's too", () => {
    const [one] = fromDeclared([organization]);
    const urn = "urn:pulumi:prod::novamind::a:b:C$aws:x/y:Z::organization::org";

    expect(of([{ ...one, urn } as Resource]).rest[0]?.urn).to.equal(
      "urn:pulumi:prod::novamind::pulumi:pulumi:Stack::novamind-prod",
    );
  });
});

describe("evaluate, of what a program only reads", () => {
  it("joins it, and does not judge it", () => {
    const [bucket, setting] = fromDeclared([
      declared("aws:s3/bucket:Bucket", "phi"),
      declared("aws:s3/bucketVersioning:BucketVersioning", "phi", { bucket: { $ref: "phi.id" } }),
      key("theirs", {}),
    ]).map((one) => ({ ...one, external: one.type !== "aws:s3/bucket:Bucket" }));

    expect(
      evaluate([rotates], [{ ...fromDeclared([key("k", {})])[0], external: true }] as Resource[]),
    ).to.deep.equal({ passed: 0, rest: [] });
    expect(evaluate([versioned], [bucket, setting] as Resource[])).to.include({ passed: 1 });
    expect(evaluate([versioned], [{ ...bucket, external: true }] as Resource[])).to.deep.equal({
      passed: 0,
      rest: [],
    });
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

  it("joins by what a list names, among what it does not know", () => {
    const list = (...to: unknown[]) => outcome(fromDeclared([bucket, setting(to)]));

    expect(list("another", "novamind-phi")).to.equal("passed");
    expect(list("another", { $ref: "phi.id" })).to.equal("passed");
    expect(list("another")).to.equal("violated");
    expect(list("another", UNKNOWN)).to.equal("undecided");
  });

  it("is undecided while a setting may still turn out to be the one", () => {
    expect(outcome(fromDeclared([bucket, setting(UNKNOWN)]))).to.equal("undecided");
  });
});

function fail(): never {
  throw new Error("oops");
}
