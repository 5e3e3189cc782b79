import { expect } from "chai";

import { ownFile } from "../paths.ts";
import type { Sandbox } from "../sandbox.ts";
import { errors } from "../tally.ts";
import { openSandbox, succeeded } from "../testing/openSandbox.ts";
import { WRONG_PROGRAMS } from "./index.ts";

const WITHOUT = { policies: false };

describe("the engine refuses", function () {
  this.timeout(60_000);
  let wanted: string;
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await openSandbox("wrong", {
      program: { main: ownFile("testing", "wrongProgram") },
      override: () => ({ "novamind:mistake": wanted }),
    });
  });
  after(() => {
    sandbox.close();
  });

  // One program of each class: all of them, without an engine, are index.test.ts.
  for (const [kind, [first]] of Object.entries(WRONG_PROGRAMS)) {
    if (first === undefined) continue;
    const { mistake, stage, says } = first;
    it(`${kind}: ${mistake}, ${stage === "check" ? "in a preview" : "in an update"}`, async () => {
      wanted = mistake;
      const preview = await sandbox.run("preview", "prod", WITHOUT);
      if (stage === "create") succeeded(preview);
      const refused = stage === "check" ? preview : await sandbox.run("up", "prod", WITHOUT);
      expect(refused.exitCode).to.equal(1);
      const said = errors(refused.events).join("\n");
      expect(said).to.include(says);
      if (stage === "create")
        expect(said).to.match(/create of urn:pulumi:prod::novamind::aws:\S+: /);
      succeeded(await sandbox.run("destroy", "prod"));
    });
  }
});
