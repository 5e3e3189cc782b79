import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";

import { ownFile, SANDBOX_FOLDER } from "./paths.ts";

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

describe("npm run sandbox", function () {
  this.timeout(120_000);
  const folder = join(SANDBOX_FOLDER, "tests", "command");
  before(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the command as its npm script does, on a sandbox of the test's own. */
  function command(...args: string[]): Promise<Ran> {
    const env = { ...process.env, NOVAMIND_SANDBOX_FOLDER: folder };
    const call = ["--import", "tsx", ownFile("main.ts"), ...args];
    return new Promise((resolve) => {
      execFile(process.execPath, call, { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      });
    });
  }

  it("says how it is used when a call makes no sense, and does nothing", async () => {
    const calls: [string[], string][] = [
      [["uo"], "There is no operation uo."],
      [["up", "produ"], "There is no stack produ."],
      [["export"], "export takes one stack."],
      [["drift"], "drift takes one stack."],
      [["up", "--fault", "earthquake=us-east-2"], "There is no fault earthquake=us-east-2."],
      [["up", "--fautl", "lags=2"], "Unknown option '--fautl'"],
    ];
    for (const [args, problem] of calls) {
      const { code, stdout, stderr } = await command(...args);
      expect(code, args.join(" ")).to.equal(2);
      expect(stderr).to.include(problem).and.include("npm run sandbox -- preview|up|refresh");
      expect(stdout).to.equal("");
    }
  });

  it("prints how it is used, and the faults that there are, when it is asked", async () => {
    const { code, stdout } = await command("help");
    expect(code).to.equal(0);
    expect(stdout).to.include("npm run sandbox -- preview|up|refresh").and.include("killed=<n>");
  });

  it("tells progress while it works and ends with what there is, what the policies say and what next", async () => {
    const { code, stdout, stderr } = await command("up", "org");
    expect(code, stderr).to.equal(0);
    expect(stderr)
      .to.match(/^up org {2}\d+ s/m)
      .and.match(/^up org: done, \d+ create$/m);
    expect(stdout)
      .to.match(/^stack +account +region +resources$/m)
      .and.match(/^org +organization +us-east-2 +\d+$/m)
      .and.match(/^policies +passed +violated +undecided +exempt\norg +\d+ +0 +0 +\d+$/m)
      .and.match(/^Next:$/m);
  });

  it("prints the deployment, and nothing else, on export", async () => {
    const { code, stdout } = await command("export", "org");
    expect(code).to.equal(0);
    const { version, deployment } = JSON.parse(stdout) as {
      version: number;
      deployment: { resources: unknown[] };
    };
    expect(version).to.equal(3);
    expect(deployment.resources.length).to.be.greaterThan(100);
  });

  it("changes resources behind Pulumi's back on drift, tells which, and lets refresh find them", async () => {
    const { code, stdout } = await command("drift", "org");
    expect(code).to.equal(0);
    const done = [...stdout.matchAll(/^ {4}(aws:\S+ \S+): somebody /gm)].map(([, name]) => name);
    expect(done).to.have.length.greaterThan(4);
    const { stderr } = await command("refresh", "org");
    const found = [...stderr.matchAll(/^ {4}update (aws:\S+ \S+): /gm)].map(([, name]) => name);
    expect(found).to.have.members(done);
  });

  it("fails, and says what to mend, when an operation fails", async () => {
    const { code, stdout, stderr } = await command("destroy", "org");
    expect(code).to.equal(1);
    expect(stderr)
      .to.match(/^destroy org: FAILED/m)
      .and.include("protect");
    expect(stdout).to.include("Next: mend what is told above");
  });
});
