import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { expect } from "chai";

import { verifierOf } from "./caller.ts";
import { settings } from "./settings.ts";
import { ENVIRONMENT, objectOf } from "./testing/environment.ts";
import { jwks, SUB, token } from "./testing/userPool.ts";

const s3 = mockClient(S3Client);
const verifier = () => verifierOf(settings(ENVIRONMENT));
const status = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: unknown) => (error as { status?: number }).status,
  );
const reads = () => s3.commandCalls(GetObjectCommand).length;

describe("the caller", () => {
  beforeEach(() => {
    s3.reset();
    s3.on(GetObjectCommand).callsFake(() => objectOf(jwks("one")));
  });

  it("is who a token of the pool says, by keys read once", async () => {
    const verify = verifier();

    expect(await verify(`Bearer ${token("one")}`)).to.equal(SUB);
    expect(await verify(`Bearer ${token("one")}`)).to.equal(SUB);
    expect(reads()).to.equal(1);
    expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input).to.deep.equal({
      Bucket: "keys",
      Key: "jwks.json",
      ExpectedBucketOwner: "222233334444",
    });
  });

  it("is nobody without a valid access token for one of the clients", async () => {
    const verify = verifier();
    const [head = "", body = ""] = token("one").split(".");
    const wrong = [
      undefined,
      "",
      token("one"),
      `Basic ${token("one")}`,
      `Bearer ${head}.${body}.AAAA`,
      `Bearer ${token("one", { exp: 1 })}`,
      `Bearer ${token("one", { client_id: "other" })}`,
      `Bearer ${token("one", { token_use: "id" })}`,
      `Bearer ${token("one", { iss: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_X" })}`,
    ];
    for (const authorization of wrong) {
      expect(await status(verify(authorization)), authorization).to.equal(401);
    }
  });

  it("may not do it in none of the groups", async () => {
    const verify = verifier();
    const other = { "cognito:groups": ["patients"] };

    expect(await status(verify(`Bearer ${token("one", other)}`))).to.equal(403);
    const none = { "cognito:groups": undefined };
    expect(await status(verify(`Bearer ${token("one", none)}`))).to.equal(403);
  });

  it("is found by a key that came later", async () => {
    const verify = verifier();
    await verify(`Bearer ${token("one")}`);
    s3.on(GetObjectCommand).callsFake(() => objectOf(jwks("one", "two")));

    expect(await verify(`Bearer ${token("two")}`)).to.equal(SUB);
    expect(reads()).to.equal(2);
  });

  it("cannot have keys read over and over by naming others", async () => {
    const verify = verifier();
    await verify(`Bearer ${token("one")}`);

    expect(await status(verify(`Bearer ${token("made-up-1")}`))).to.equal(401);
    expect(await status(verify(`Bearer ${token("made-up-2")}`))).to.equal(503);
    expect(await status(verify(`Bearer ${token("made-up-3")}`))).to.equal(503);
    expect(reads()).to.equal(2);
    expect(await verify(`Bearer ${token("one")}`)).to.equal(SUB);
  });

  it("has to come again when keys cannot be read", async () => {
    s3.on(GetObjectCommand).rejects(Object.assign(new Error(), { name: "SlowDown" }));
    expect(await status(verifier()(`Bearer ${token("one")}`))).to.equal(503);

    s3.on(GetObjectCommand).rejects(Object.assign(new Error(), { name: "AccessDenied" }));
    expect(await status(verifier()(`Bearer ${token("one")}`))).to.equal(502);
  });
});
