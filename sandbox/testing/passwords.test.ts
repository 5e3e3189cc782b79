import { expect } from "chai";

import { passwordsInClear } from "./passwords.ts";

const state = (inputs: object) =>
  JSON.stringify({ deployment: { resources: [{ urn: "urn:db", inputs }] } });

describe("passwordsInClear", () => {
  it("finds a password at any depth, and not one that is encrypted or missing", () => {
    const encrypted = { "4dabf18193072939515e22adb298388d": "1b47", ciphertext: "v1:…" };
    expect(
      passwordsInClear(state({ passwordWo: encrypted, password: "", passwordWoVersion: 1 })),
    ).to.deep.equal([]);
    expect(passwordsInClear(state({ masterPasswordWo: "x" }))).to.deep.equal([
      "urn:db masterPasswordWo",
    ]);
    expect(passwordsInClear(state({ users: [{ password: "x" }] }))).to.deep.equal([
      "urn:db password",
    ]);
    expect(passwordsInClear(JSON.stringify({ deployment: {} }))).to.deep.equal([]);
  });
});
