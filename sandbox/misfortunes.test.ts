import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { expect } from "chai";

import { callsWith } from "./aws/calls.ts";
import { drift } from "./aws/drift.ts";
import { ownFile, SANDBOX_FOLDER } from "./paths.ts";
import { KILLED, Sandbox } from "./sandbox.ts";
import { alterations, changes, errors } from "./tally.ts";
import { inState, inWorld, openSandbox, succeeded } from "./testing/openSandbox.ts";

const PATIENCE_MS = 180_000;
const WITHOUT = { policies: false };
const POLL_MS = 50;
/** About forty resources of simulated AWS's journal. */
const SOME_BYTES = 40_000;

describe("a stack that meets with misfortune", function () {
  this.timeout(PATIENCE_MS);
  let sandbox: Sandbox;
  afterEach(() => {
    sandbox.close();
  });

  for (const when of ["before", "after"] as const) {
    it(`recovers from a SIGKILL ${when} AWS carries a create out, with nothing orphaned and nothing twice`, async () => {
      sandbox = await openSandbox(`killed-${when}`);
      sandbox.world.faults.set([{ kind: "killed", create: 70, when }]);
      const cut = await sandbox.run("up", "org", WITHOUT);
      expect(cut.exitCode).to.equal(KILLED);
      const made = sandbox.world.inventory().length;
      expect(made).to.be.within(69, 134);

      sandbox.world.faults.set([]);
      succeeded(await sandbox.run("up", "org", WITHOUT));
      expect(inWorld(sandbox, "org")).to.deep.equal(await inState(sandbox, "org"));
      const creates = callsWith(sandbox.world.calls(), { action: "create" });
      expect(creates).to.have.length(sandbox.world.inventory().length);
      expect(creates.length).to.be.greaterThan(made);
    });
  }

  it("recovers from a SIGKILL of the whole sandbox", async () => {
    const folder = join(SANDBOX_FOLDER, "tests", "killed-whole");
    rmSync(folder, { recursive: true, force: true });
    const command = spawn(process.execPath, ["--import", "tsx", ownFile("main.ts"), "up", "org"], {
      env: { ...process.env, NOVAMIND_SANDBOX_FOLDER: folder },
      stdio: "ignore",
    });
    const journal = join(folder, "aws", "resources.jsonl");
    while (!existsSync(journal) || statSync(journal).size < SOME_BYTES) await setTimeout(POLL_MS);
    command.kill("SIGKILL");
    await once(command, "exit");

    sandbox = await Sandbox.open({ folder });
    const made = sandbox.world.inventory().length;
    expect(made).to.be.within(1, 134);
    succeeded(await sandbox.run("up", "org", WITHOUT));
    expect(inWorld(sandbox, "org")).to.deep.equal(await inState(sandbox, "org"));
    const creates = callsWith(sandbox.world.calls(), { action: "create" });
    expect(creates).to.have.length(sandbox.world.inventory().length);
    expect(creates.length).to.be.greaterThan(made);
  });

  it("shows on refresh exactly what was changed behind its back, and puts it right with the next up", async () => {
    sandbox = await openSandbox("drift");
    succeeded(await sandbox.run("up", "org", WITHOUT));
    const before = sandbox.world.inventory();
    const changed = drift(sandbox.world, "org").map(({ urn }) => urn);
    expect(changed).to.have.length.greaterThan(4);
    expect(sandbox.world.inventory()).not.to.deep.equal(before);

    const refresh = await sandbox.run("refresh", "org");
    succeeded(refresh);
    expect(alterations(refresh.events).map(({ urn }) => urn)).to.have.members(changed);

    const repair = await sandbox.run("up", "org", WITHOUT);
    succeeded(repair);
    expect(alterations(repair.events).map(({ urn }) => urn)).to.have.members(changed);
    expect(sandbox.world.inventory()).to.have.deep.members(before);
  });

  it("fails where a region is down, without a call that gets through, and converges once it is back", async () => {
    sandbox = await openSandbox("region-down");
    sandbox.world.faults.set([{ kind: "region-down", region: "us-west-2" }]);
    const cut = await sandbox.run("up", "org", WITHOUT);
    expect(cut.exitCode).to.equal(1);
    expect(errors(cut.events).join("\n")).to.match(
      /create of urn:pulumi:org::\S+: exceeded maximum number of attempts, 25, api error ServiceUnavailable/,
    );
    const west = callsWith(cut.calls, { region: "us-west-2" });
    expect(new Set(west.map(({ error }) => error))).to.deep.equal(new Set(["ServiceUnavailable"]));
    expect(inWorld(sandbox, "org")).to.deep.equal(await inState(sandbox, "org"));

    sandbox.world.faults.set([]);
    const whole = await sandbox.run("up", "org", WITHOUT);
    succeeded(whole);
    expect(changes(whole.events)).to.have.all.keys("create", "same");
    expect(inWorld(sandbox, "org")).to.deep.equal(await inState(sandbox, "org"));
  });
});
