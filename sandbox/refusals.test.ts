import { join } from "node:path";

import { expect } from "chai";

import { ownFile } from "./paths.ts";
import type { Sandbox, SandboxOptions } from "./sandbox.ts";
import { errors } from "./tally.ts";
import { openSandbox } from "./testing/openSandbox.ts";

const PATIENCE_MS = 120_000;

describe("a program that cannot work", function () {
  this.timeout(PATIENCE_MS);
  let sandbox: Sandbox | undefined;
  afterEach(() => {
    sandbox?.close();
  });

  /** What `up` says on an empty sandbox, having made sure that nothing was declared or asked of AWS. */
  async function refusal(name: string, stack: string, options: SandboxOptions): Promise<string> {
    sandbox = await openSandbox(name, options);
    const { exitCode, events, output } = await sandbox.run("up", stack, { policies: false });
    expect(exitCode, output).not.to.equal(0);
    expect(sandbox.world.inventory()).to.deep.equal([]);
    return errors(events).join("\n");
  }

  it("stops on a wrong configuration before any resource, naming every problem", async () => {
    const said = await refusal("wrong-config", "prod", {
      override: (config) => {
        const platform = config["novamind:platform"] as Record<string, unknown>;
        const wrong = { ...platform, region: "us-west-2", zoneIds: ["usw2-az1"] };
        return { ...config, "novamind:platform": wrong };
      },
    });
    expect(said).to.include("The configuration cannot work:").and.not.include("    at ");
    expect(said).to.include('novamind:platform.peer.region holds "us-west-2"');
    expect(said).to.include('novamind:platform.zoneIds holds ["usw2-az1"]; allowed: two to four');
  });

  it("stops the recovery region while the primary has no outputs to read", async () => {
    sandbox = await openSandbox("no-outputs");
    await sandbox.export("prod");
    const { exitCode, events } = await sandbox.run("up", "dr", { policies: false });
    expect(exitCode).not.to.equal(0);
    expect(errors(events).join("\n"))
      .to.include("Stack organization/novamind/prod has no region, cidr, vpcCidrs")
      .and.to.include("Bring it up first: pulumi up -s prod");
    expect(sandbox.world.inventory()).to.deep.equal([]);
  });

  it("names the file and line of a component that fails", async () => {
    const main = ownFile("testing", "failingProgram");
    const said = await refusal("failing", "prod", { program: { main } });
    expect(said).to.include("Cannot read properties of undefined (reading 'cidr')");
    expect(said).to.include(`new Failing (${join(main, "component.ts")}:9:`);
  });
});
