import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { World } from "../aws/world.ts";
import { runWithoutEngine } from "../testing/withoutEngine.ts";
import { WRONG_PROGRAMS } from "./index.ts";

for (const [kind, programs] of Object.entries(WRONG_PROGRAMS)) {
  describe(`simulated AWS refuses ${kind}`, () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "wrong-"));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    for (const { mistake, stage, property, says, program } of programs) {
      it(`${mistake}, at ${stage}`, async () => {
        const [refusal, ...more] = await runWithoutEngine(new World(folder), program);
        expect(refusal).to.deep.include({ stage, ...(property && { property }) });
        expect(refusal?.said).to.include(says);
        expect(more).to.deep.equal([]);
      });
    }
  });
}
