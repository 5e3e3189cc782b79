import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { createRequest, PLACE, putIn } from "../../testing/requests.ts";
import { World } from "../../world.ts";
import { demandDocuments } from "./documents.ts";
import type { Request } from "../request.ts";

type Json = Record<string, unknown>;

const LISTS = { Effect: "Allow", Action: "s3:ListBucket", Resource: "*" };
const ROLE = "aws:iam/role:Role";

describe("demandDocuments", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "documents-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** What AWS says to a managed policy, or `accepted`. */
  const said = (token: string, inputs: Json, more: Partial<Request> = {}): string => {
    try {
      demandDocuments(createRequest(world, token, inputs, more));
      return "accepted";
    } catch (error) {
      return String(error);
    }
  };
  const managed = (statement: unknown, rest: Json = {}) =>
    said("aws:iam/policy:Policy", { policy: JSON.stringify({ ...rest, Statement: statement }) });
  const trust = (principal: unknown, more: Partial<Request> = {}) => {
    const Statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal };
    return said(ROLE, { assumeRolePolicy: JSON.stringify({ Statement }) }, more);
  };

  it("takes one statement, a list of them, and a document that is an object", () => {
    expect(managed(LISTS)).to.equal("accepted");
    expect(managed([LISTS, { ...LISTS, Effect: "Deny" }])).to.equal("accepted");
    expect(said("aws:iam/policy:Policy", { policy: { Statement: [LISTS] } })).to.equal("accepted");
  });

  it("refuses no statements, and one that is not an object", () => {
    for (const statement of [undefined, [], "Allow", [LISTS, null]]) {
      expect(managed(statement)).to.include("MalformedPolicyDocument: Syntax errors in policy.");
    }
  });

  it("knows the versions of the language, and the element names as they are spelt", () => {
    expect(managed(LISTS, { Version: "2008-10-17", Id: "one" })).to.equal("accepted");
    expect(managed(LISTS, { Version: "2024-01-01" })).to.include("Syntax errors");
    expect(managed({ ...LISTS, action: "s3:GetObject" })).to.include("Syntax errors");
  });

  it("takes actions in any case, in lists, by pattern, and all but some", () => {
    const takes = (actions: unknown) => managed({ ...LISTS, Action: actions });
    for (const actions of ["*", "S3:listbucket", ["s3:Get*", "kms:ReEncrypt??om"], "ec2:*"]) {
      expect(takes(actions), JSON.stringify(actions)).to.equal("accepted");
    }
    expect(managed({ Effect: "Deny", NotAction: ["iam:*"], NotResource: "arn:aws:s3:::a" })) //
      .to.equal("accepted");
    expect(takes(["s3:Get*", "s3:Got*"])).to.include("The action s3:Got* does not exist.");
    expect(takes("s4:*")).to.include("The action s4:* does not exist.");
    expect(takes("../s3:GetObject")).to.include("does not exist.");
    expect(takes("s3:Get:Object")).to.include("Actions/Condition can contain only one colon.");
  });

  it("refuses what all but some of is asked of actions that do not exist", () => {
    expect(managed({ Effect: "Allow", NotAction: "s3:Gone", Resource: "*" })) //
      .to.include("The action s3:Gone does not exist.");
  });

  it("judges a role's inline policies too, and other policies of organizations not at all", () => {
    const inlinePolicies = [{ name: "one", policy: "{}" }, {}];
    expect(said(ROLE, { inlinePolicies })).to.include("Syntax errors in policy.");
    const content = JSON.stringify({ tags: {} });
    const token = "aws:organizations/policy:Policy";
    expect(said(token, { type: "TAG_POLICY", content })).to.equal("accepted");
    expect(said(token, { content })).to.include("MalformedPolicyDocumentException");
  });

  it("asks that a resource control policy denies", () => {
    const token = "aws:organizations/policy:Policy";
    const of = (Effect: string) => {
      const content = JSON.stringify({ Statement: { ...LISTS, Effect, Principal: "*" } });
      return said(token, { type: "RESOURCE_CONTROL_POLICY", content });
    };
    expect(of("Deny")).to.equal("accepted");
    expect(of("Allow")).to.include("MalformedPolicyDocumentException");
  });

  it("lets a document be that is not changed, whatever it is", () => {
    const inputs = { policy: "{}", description: "new" };
    const current = putIn(world, "aws:iam/policy:Policy", "one", { policy: "{}" });
    const more = { action: "update", current } as const;
    expect(said("aws:iam/policy:Policy", inputs, more)).to.equal("accepted");
  });

  it("trusts services, accounts, users and roles that are there", () => {
    putIn(world, ROLE, "reader", { name: "reader" });
    const account = `arn:aws:iam::${PLACE.accountId}`;
    const AWS = [PLACE.accountId, `${account}:root`, `${account}:role/path/reader`];
    for (const principal of ["*", { Service: "ec2.amazonaws.com" }, { AWS }, { AWS: "*" }]) {
      expect(trust(principal), JSON.stringify(principal)).to.equal("accepted");
    }
    for (const name of ["NovamindDeploy", "aws-service-role/ecs.amazonaws.com/AWSServiceRole"]) {
      expect(trust({ AWS: `${account}:role/${name}` })).to.equal("accepted");
    }
  });

  it("refuses patterns, what is no principal, and what only has the name of a role", () => {
    putIn(world, "aws:iam/instanceProfile:InstanceProfile", "nodes", { name: "nodes" });
    const account = `arn:aws:iam::${PLACE.accountId}`;
    for (const AWS of [`${account}:role/*`, "reader", `${account}:role/nodes`]) {
      expect(trust({ AWS })).to.include(`Invalid principal in policy: "AWS":"${AWS}"`);
    }
    expect(trust({ Account: PLACE.accountId })).to.include('"ACCOUNT":"666666666666"');
    expect(trust("reader")).to.include('Invalid principal in policy: "reader"');
  });

  it("looks for roles of other accounts only where simulated AWS has the account", () => {
    const AWS = "arn:aws:iam::444444444444:role/router";
    expect(trust({ AWS })).to.equal("accepted");
    const accountId = "444444444444";
    const block = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
    putIn(world, block, accountId, {}, { accountId });
    expect(trust({ AWS })).to.include("Invalid principal in policy");
    putIn(world, ROLE, "router", { name: "router" }, { accountId });
    expect(trust({ AWS })).to.equal("accepted");
  });

  it("does not see a role that AWS does not show yet", () => {
    putIn(world, ROLE, "reader", { name: "reader" });
    const AWS = `arn:aws:iam::${PLACE.accountId}:role/reader`;
    expect(trust({ AWS }, { find: () => undefined })).to.include("Invalid principal in policy");
  });
});
