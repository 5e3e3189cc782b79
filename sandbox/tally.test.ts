import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";
import { expect } from "chai";

import { headline, summary } from "./summary.ts";
import { alterations, errors, shares, verdicts } from "./tally.ts";

const step = (op: string, name: string, account: string, region = "us-east-2") => ({
  resourcePreEvent: {
    metadata: {
      op,
      urn: `urn:pulumi:prod::novamind::aws:ec2/vpc:Vpc::${name}`,
      provider: `urn:pulumi:prod::novamind::pulumi:providers:aws::${account}-${region}::id`,
    },
  },
});
const finding = (message: string) => ({ policyEvent: { message } });
const events = (...list: object[]) => list as EngineEvent[];

describe("shares", () => {
  it("counts each resource once, where its provider says, unless it goes away", () => {
    const seen = events(
      step("create", "one", "data"),
      step("same", "two", "data"),
      step("same", "two", "data"),
      step("delete", "three", "data"),
      step("create", "four", "logArchive", "us-gov-west-1"),
      { resourcePreEvent: { metadata: { op: "create", urn: "urn::component", provider: "" } } },
    );
    expect(shares(seen)).to.deep.equal([
      { account: "data", region: "us-east-2", resources: 2 },
      { account: "logArchive", region: "us-gov-west-1", resources: 1 },
    ]);
  });
});

describe("verdicts", () => {
  it("tells what is violated from what is undecided or exempt", () => {
    const seen = events(
      { policyAnalyzeSummaryEvent: { passed: ["kms-key-rotates", "kms-key-deletion-window"] } },
      { policyAnalyzeStackSummaryEvent: { passed: ["vpc-flow-logs"] } },
      { policyRemediateSummaryEvent: { passed: ["every", "policy"] } },
      finding("bucket has no BucketLogging"),
      finding("undecided: policy is not known until the update"),
      finding("exempt until 2027-01-31 (platform): moves"),
    );
    expect(verdicts(seen)).to.deep.equal({ passed: 3, violated: 1, undecided: 1, exempt: 1 });
  });
});

describe("errors", () => {
  it("are told once each, without the engine's debugging", () => {
    const told = (severity: string, message: string) => ({
      diagnosticEvent: { severity, message },
    });
    const seen = events(told("debug", "x"), told("error", "boom\n"), told("error", "boom\n"));
    expect(errors(seen)).to.deep.equal(["boom"]);
  });
});

describe("alterations", () => {
  const step = (kind: "resourcePreEvent" | "resOutputsEvent", op: string, name: string) =>
    ({
      sequence: 0,
      timestamp: 0,
      [kind]: { metadata: { op, urn: `urn:pulumi:org::novamind::aws:kms/key:Key::${name}` } },
    }) as unknown as EngineEvent;

  it("are what is updated, replaced or deleted, and what a refresh finds different, once each", () => {
    const events = [
      step("resourcePreEvent", "create", "new"),
      step("resourcePreEvent", "update", "phi"),
      step("resOutputsEvent", "update", "phi"),
      step("resourcePreEvent", "refresh", "pii"),
      step("resOutputsEvent", "delete", "pii"),
      step("resourcePreEvent", "refresh", "public"),
      step("resOutputsEvent", "same", "public"),
    ];
    expect(
      alterations(events).map(({ op, urn }) => `${op} ${urn.split("::").at(-1) ?? ""}`),
    ).to.deep.equal(["update phi", "delete pii"]);
  });
});

describe("headline", () => {
  it("tells what the policies stopped, not only that they did", () => {
    const resourceUrn = "urn:pulumi:prod::novamind::aws:kms/key:Key::phi";
    const policyEvent = { policyName: "kms-key-rotates", resourceUrn, message: "set rotation\n" };
    const seen = events({ policyEvent }, finding("undecided: later"));
    const told = headline({
      operation: "up",
      stack: "prod",
      exitCode: 1,
      events: seen,
      output: "",
      calls: [],
    });
    expect(told).to.include(`kms-key-rotates  ${resourceUrn}`).and.include("set rotation");
    expect(told).not.to.include("undecided");
  });
});

describe("summary", () => {
  it("claims nothing of policies, and offers no destroy, after a destroy", () => {
    const told = summary([
      { operation: "destroy", stack: "org", exitCode: 0, events: [], output: "", calls: [] },
    ]);
    expect(told).not.to.include("policies").and.not.include("take it all down");
  });

  it("says what to do next after a failure", () => {
    const failed = {
      operation: "up",
      stack: "dr",
      exitCode: 1,
      output: "",
    } as const;
    expect(summary([{ ...failed, events: [], calls: [] }])).to.include("npm run sandbox -- up dr");
  });
});
