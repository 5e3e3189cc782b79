import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { createRequest, PLACE } from "../../testing/requests.ts";
import { World } from "../../world.ts";
import { demandWayBack } from "./keyLockout.ts";

type Json = Record<string, unknown>;

const ACCOUNT = `arn:aws:iam::${PLACE.accountId}`;
const ROOT = { Effect: "Allow", Principal: { AWS: `${ACCOUNT}:root` }, Action: "kms:*" };

describe("demandWayBack", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "lockout-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const ask = (statements: Json | Json[], inputs: Json = {}) => {
    const request = createRequest(world, "aws:kms/key:Key", inputs);
    return () => {
      demandWayBack({ Statement: statements }, request);
    };
  };
  const LOCKED_OUT = "The new key policy will not allow you to update the key policy in the future";

  it("is content with the account, by any name, or the role that deploys", () => {
    const names = [`${ACCOUNT}:root`, PLACE.accountId, "*", `${ACCOUNT}:role/NovamindDeploy`];
    for (const name of names) {
      expect(ask({ ...ROOT, Principal: { AWS: ["444444444444", name] } }), name).not.to.throw();
    }
    expect(ask({ ...ROOT, Principal: "*" })).not.to.throw();
  });

  it("is not with other accounts, roles or services", () => {
    for (const principal of [
      { AWS: "arn:aws:iam::444444444444:root" },
      { AWS: `${ACCOUNT}:role/reader` },
      { Service: PLACE.accountId },
    ]) {
      expect(ask({ ...ROOT, Principal: principal })).to.throw(LOCKED_OUT);
    }
  });

  it("looks for the one action, also by pattern and in what is left over", () => {
    for (const actions of ["kms:PutKeyPolicy", ["kms:Decrypt", "kms:Put*"], "*"]) {
      expect(ask({ ...ROOT, Action: actions })).not.to.throw();
    }
    const others = (NotAction: string) => ask({ ...ROOT, Action: undefined, NotAction });
    expect(others("kms:Decrypt")).not.to.throw();
    expect(others("kms:Put*")).to.throw(LOCKED_OUT);
  });

  it("minds a condition that only services meet, and a denial without any", () => {
    const through = { StringEquals: { "kms:ViaService": "s3.us-east-2.amazonaws.com" } };
    const member = { StringEquals: { "aws:PrincipalOrgID": "o-abc" } };
    expect(ask({ ...ROOT, Condition: through })).to.throw(LOCKED_OUT);
    expect(ask({ ...ROOT, Condition: member })).not.to.throw();
    const denial = { ...ROOT, Effect: "Deny", Principal: "*" };
    expect(ask([ROOT, denial])).to.throw(LOCKED_OUT);
    expect(ask([ROOT, { ...denial, Condition: member }])).not.to.throw();
  });

  it("is left out when asked to", () => {
    expect(ask([], { bypassPolicyLockoutSafetyCheck: true })).not.to.throw();
    expect(ask([])).to.throw(LOCKED_OUT);
  });
});
