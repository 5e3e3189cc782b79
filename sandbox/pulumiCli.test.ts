import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect } from "chai";

import { pulumiCli, worksWith } from "./pulumiCli.ts";

describe("worksWith", () => {
  const versions: Record<string, boolean> = {
    "v3.259.0": true,
    "v3.248.0\n": true,
    "v3.247.9": false,
    "v4.0.0": false,
    "v3.260.0-alpha.1": true,
    "3.259.0": false,
    "": false,
  };
  for (const [text, works] of Object.entries(versions)) {
    it(`says ${String(works)} of ${JSON.stringify(text)}`, () => {
      expect(worksWith(text)).to.equal(works);
    });
  }
});

describe("pulumiCli", function () {
  this.timeout(60_000);
  const path = process.env["PATH"];
  let empty: string;
  before(() => {
    empty = mkdtempSync(join(tmpdir(), "no-cli-"));
  });
  after(() => {
    process.env["PATH"] = path;
    rmSync(empty, { recursive: true });
  });

  it("answers with a CLI that runs", async () => {
    const { stdout } = await promisify(execFile)(await pulumiCli(() => undefined), ["version"]);
    expect(worksWith(stdout)).to.equal(true);
  });

  it("names the three ways when none is possible", async () => {
    // Neither a CLI, nor what Pulumi's installer runs on, nor Go.
    process.env["PATH"] = empty;
    const error = await pulumiCli(() => undefined, empty).catch((reason: unknown) => reason);
    expect((error as Error).message)
      .to.include("three ways")
      .and.include("1. put one on PATH")
      .and.include("2. let Pulumi's installer download it: ")
      .and.include("3. let Go 1.26 or newer build it from its module: spawn go ENOENT");
  });
});
