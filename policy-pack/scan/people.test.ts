import { expect } from "chai";

import { like } from "../lib/like.ts";
import { rules } from "../rules/index.ts";
import { SAFEGUARDS } from "../safeguards.ts";
import { explain, list, matrix } from "./people.ts";
import { policy } from "./testing/running.ts";

describe("npm run policy, for people", () => {
  it("lists every rule on a line of its own", () => {
    const lines = list(rules).trim().split("\n");

    expect(lines).to.have.length(rules.length + 1);
    expect(lines.map((line) => line.split(" ")[0])).to.include("kms-key-rotates");
    expect(policy(["list"])).to.deep.equal({ code: 0, out: list(rules), err: "" });
  });

  it("explains a rule with its law, its types and how to comply", () => {
    const told = explain(rules, "kms-key-rotates") ?? "";

    expect(told).to.include("45 CFR 164.312(a)(2)(iv)  Encryption and decryption");
    expect(told).to.include("  enableKeyRotation: true");
    expect(told).to.include("  aws:kms/key:Key");
    expect(told).to.include("https://docs.aws.amazon.com/kms/");
    expect(policy(["explain", "kms-key-rotates"])).to.deep.equal({ code: 0, out: told, err: "" });
  });

  it("says which rules one may have meant", () => {
    const ids = rules.map(({ id }) => id);

    expect(like(ids, "kms-key-spins")[0]).to.match(/^kms-key-/);
    expect(like(ids, "x")).to.deep.equal([]);
    expect(policy(["explain", "kms-key-spins"])).to.deep.include({ code: 2, out: "" });
    expect(policy(["explain", "kms-key-spins"]).err).to.include("There is no rule kms-key-spins.");
  });

  it("shows every paragraph, and every rule under each that it cites", () => {
    const shown = matrix(rules);
    const cited = rules.flatMap(({ safeguards }) => safeguards).length;
    const uncited = Object.keys(SAFEGUARDS).filter(
      (one) => !rules.some(({ safeguards }) => safeguards.some((cite) => cite === one)),
    );

    for (const paragraph of Object.keys(SAFEGUARDS)) expect(shown).to.include(paragraph);
    expect(shown.trim().split("\n")).to.have.length(1 + cited + uncited.length);
    expect(policy(["matrix"]).code).to.equal(0);
  });
});
