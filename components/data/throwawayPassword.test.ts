import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { valueOf } from "../testing/deploy.ts";
import { throwawayPassword } from "./throwawayPassword.ts";

describe("throwawayPassword", () => {
  it("is 240 random bits in characters that RDS takes", async () => {
    const password = await valueOf(throwawayPassword().password);

    expect(password).to.match(/^[\w-]{40}$/);
  });

  it("is a secret, so that the engine never prints it", async () => {
    expect(await pulumi.isSecret(throwawayPassword().password)).to.equal(true);
  });

  it("is another one each time, under the version that is sent once", async () => {
    const [one, other] = [throwawayPassword(), throwawayPassword()];

    expect(await valueOf(one.password)).to.not.equal(await valueOf(other.password));
    expect([one.version, other.version]).to.deep.equal([1, 1]);
  });
});
