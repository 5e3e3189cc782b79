import { expect } from "chai";

import { evaluate } from "./evaluate.ts";
import { declared, fromDeclared } from "./resources.ts";
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

const BUCKET = "aws:s3/bucket:Bucket";
const LOGGING = "aws:s3/bucketLogging:BucketLogging";

const ordered = rule({
  ...facts,
  type: "aws:ecs/taskDefinition:TaskDefinition",
  check: ({ requiresCompatibilities = [], containerDefinitions = "[]" }) => {
    const [first] = JSON.parse(containerDefinitions) as { environment?: string[] }[];
    const known = [
      ...requiresCompatibilities.map(String),
      ...(first?.environment ?? []).map(String),
    ];
    return known.includes("FARGATE") ? "on Fargate" : undefined;
  },
  complies: [{ requiresCompatibilities: ["EC2"], containerDefinitions: '[{"environment":[]}]' }],
  violates: [{ requiresCompatibilities: ["FARGATE"], containerDefinitions: UNKNOWN }],
});

const logged = stackRule({
  ...facts,
  type: BUCKET,
  check: (_bucket, resources) => {
    const all = resources.ofType(LOGGING).map(({ props }) => (props.targetPrefix ?? "").trim());
    return all.length > 0 ? undefined : "not logged";
  },
  complies: [
    [
      declared(BUCKET, "a"),
      declared(LOGGING, "a", { bucket: { $ref: "a.id" }, targetPrefix: "s3/" }),
    ],
  ],
  violates: [[declared(BUCKET, "a")]],
});

const said = (props: object) => {
  const one = { type: "aws:ecs/taskDefinition:TaskDefinition", name: "it", props: { ...props } };
  return evaluate([ordered], fromDeclared([one])).rest[0];
};

describe("a check that throws", () => {
  it("is explained by the property that is of another kind than in any example", () => {
    expect(said({ requiresCompatibilities: "EC2" })).to.include({
      outcome: "violated",
      message: "requiresCompatibilities is a string, not a list",
    });
    expect(said({ requiresCompatibilities: { $ref: "a.b" }, family: 5 })).to.include({
      outcome: "undecided",
    });
    expect(said({ containerDefinitions: '[{"environment":5}]' })).to.include({
      message: "containerDefinitions[].environment is a number, not a list",
    });
  });

  it("is not explained by what is not known, null, or nowhere in examples", () => {
    const message = "cannot be checked: SyntaxError";
    const broken = { containerDefinitions: "{", requiresCompatibilities: null, family: 5 };

    expect(said(broken)).to.have.property("message").that.includes(message);
  });

  it("is explained by whichever resource of the stack is misshapen", () => {
    const wrong = { type: LOGGING, name: "its", props: { bucket: "b", targetPrefix: 5 } };
    const { rest } = evaluate([logged], fromDeclared([declared(BUCKET, "b"), wrong]));

    expect(rest[0]).to.include({ message: "its: targetPrefix is a number, not a string" });
  });
});

describe("null", () => {
  it("is not set, and not in a list", () => {
    expect(said({ requiresCompatibilities: [null, "FARGATE"] })).to.include({
      message: "on Fargate",
    });
    expect(said({ requiresCompatibilities: null, containerDefinitions: null })).to.equal(undefined);
  });
});
