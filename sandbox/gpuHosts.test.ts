import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox } from "./sandbox.ts";
import { alterations, changes } from "./tally.ts";
import { inState, inWorld, openSandbox, succeeded } from "./testing/openSandbox.ts";

const PATIENCE_MS = 120_000;
const WITHOUT = { policies: false };

describe("hosts with accelerators", function () {
  this.timeout(PATIENCE_MS);
  let posture = "passive";
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("gpu-hosts", {
      program: {
        main: ownFile("testing", "hostsProgram"),
        runtime: { name: "nodejs", options: { typescript: false } },
      },
      override: () => ({ "novamind:posture": posture }),
    });
    succeeded(await sandbox.run("up", "prod", WITHOUT));
  });
  after(() => {
    sandbox.close();
  });

  const made = (type: string) =>
    sandbox.world.inventory().filter((one) => one.type === `aws:${type}`);

  it("are had in every way that AWS takes, and reserved and asked for while the region waits", async () => {
    expect(inWorld(sandbox, "prod")).to.deep.equal(await inState(sandbox, "prod")).and.not.be.empty;
    expect(made("autoscaling/group:Group")).to.have.lengthOf(5);
    expect(made("ec2/capacityReservation:CapacityReservation")).to.have.lengthOf(1);
    expect(made("servicequotas/serviceQuota:ServiceQuota")).to.have.lengthOf(6);
    expect(made("autoscaling/schedule:Schedule")).to.be.empty;
  });

  it("stay as they are when nothing changed", async () => {
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);
    expect(changes(outcome.events)).to.have.all.keys("same");
  });

  it("are let grow where the region serves, by its hours, and none is replaced", async () => {
    posture = "active";
    const outcome = await sandbox.run("up", "prod", WITHOUT);
    succeeded(outcome);

    const altered = alterations(outcome.events)
      .map(({ op, urn }) => `${op} ${urn.split("$").at(-1) ?? ""}`)
      .filter((one) => one.includes(" aws:"));
    expect(altered).to.have.members(
      ["p4d", "p5", "g5", "g6", "inf2"].map(
        (family) => `update aws:autoscaling/group:Group::gpu-${family}`,
      ),
    );
    expect(made("autoscaling/schedule:Schedule")).to.have.lengthOf(2);
  });
});
