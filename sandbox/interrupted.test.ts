import { expect } from "chai";

import type { Sandbox } from "./sandbox.ts";
import { shares } from "./tally.ts";
import { inState, inWorld, openSandbox, succeeded } from "./testing/openSandbox.ts";

/** One operation on a stack takes tens of seconds on a small machine. */
const PATIENCE_MS = 300_000;

describe("an up that is interrupted", function () {
  this.timeout(PATIENCE_MS);
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("interrupted");
  });
  after(() => {
    sandbox.close();
  });

  it("converges when it is run again, with nothing lost and nothing twice", async () => {
    let created = 0;
    const cut = await sandbox.run("up", "org", {
      onEvent: ({ resOutputsEvent }) => {
        if (resOutputsEvent !== undefined && ++created === 20) sandbox.interrupt();
      },
    });
    expect(cut.exitCode).not.to.equal(0);
    const first = inWorld(sandbox, "org");
    expect(first).to.deep.equal(await inState(sandbox, "org"));

    const whole = await sandbox.run("up", "org");
    succeeded(whole);
    const second = inWorld(sandbox, "org");
    expect(second).to.deep.equal(await inState(sandbox, "org"));
    expect(second).to.include.members(first);
    expect(second.length).to.be.greaterThan(first.length);
    expect(shares(whole.events).map(({ resources }) => resources)).to.satisfy(
      (counts: number[]) => counts.reduce((sum, count) => sum + count, 0) === second.length,
    );
  });
});
