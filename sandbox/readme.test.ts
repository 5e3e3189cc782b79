import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";

import { expect } from "chai";

import { ownFile, REPOSITORY, SANDBOX_FOLDER } from "./paths.ts";
import { Sandbox } from "./sandbox.ts";
import { STATE_AT_THE_END } from "./testing/openSandbox.ts";

/** Commands of the README that other tests, or CI itself, run. */
const RUN_ELSEWHERE = [
  "npm ci && npm run sandbox", // .ci/run and main.test.ts
  "npm ci && npm test", // .ci/run
  "npm run sandbox -- preview prod", // endToEnd.test.ts, which calls what the command calls
  "npm run sandbox -- up prod",
  "npm run sandbox -- refresh prod",
  "npm run sandbox -- up prod --fault throttled=kms,3", // faultOption.test.ts, and faults.test.ts on what it does
  "npm run sandbox -- drift prod", // main.test.ts and misfortunes.test.ts, on a smaller stack
  "npm run --silent sandbox -- export prod > prod.json", // main.test.ts
  "npm run sandbox -- destroy",
];

/** The commands in the README's shell blocks, in order. */
function commands(): string[] {
  const text = readFileSync(join(REPOSITORY, "README.md"), "utf8");
  const blocks = [...text.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = ""]) => block);
  return blocks.flatMap((block) => block.trim().split("\n"));
}

/** A checkout to run `pulumi` in: the project's own files as they are, since the CLI writes into a stack's settings. */
function checkout(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ["Pulumi.yaml", ...STACKS.map((stack) => `Pulumi.${stack}.yaml`)]) {
    copyFileSync(join(REPOSITORY, name), join(folder, name));
  }
  for (const name of ["infra", "policy-pack"]) {
    symlinkSync(join(REPOSITORY, name), join(folder, name));
  }
  return folder;
}

const STACKS = ["org", "prod", "dr", "global"];

const POLICY = "npm run policy -- ";
const isScan = (command: string) => command.startsWith(POLICY);

describe("the README's commands", function () {
  this.timeout(300_000);
  const folder = join(SANDBOX_FOLDER, "tests", "readme");
  let sandbox: Sandbox;
  before(async () => {
    rmSync(folder, { recursive: true, force: true });
    sandbox = await Sandbox.open({ folder, env: STATE_AT_THE_END });
  });
  after(() => {
    sandbox.close();
  });

  it("are all run by a test or by CI", () => {
    const runHere = (command: string) => command.startsWith("pulumi ") || isScan(command);
    const others = commands().filter((command) => !runHere(command));
    expect(others).to.have.members(RUN_ELSEWHERE);
  });

  it("deploy with plain pulumi, from an unchanged Pulumi.yaml, in the order given", async () => {
    const cwd = checkout(join(folder, "checkout"));
    const plugins = ["aws", "awsx", "policy"].map((name) => ownFile("plugins", name));
    const env = { PATH: [...plugins, process.env["PATH"]].join(delimiter) };
    for (const stack of STACKS) {
      const { exitCode, output } = await sandbox.cli(["stack", "init", stack], { cwd, env });
      expect(exitCode, output).to.equal(0);
    }
    const given = commands().filter((command) => command.startsWith("pulumi "));
    expect(given).to.have.length(STACKS.length + 1);
    for (const command of given) {
      const [, ...args] = command.split(" ");
      const confirmed = args.includes("up") ? ["--yes", "--skip-preview"] : [];
      const { exitCode, output } = await sandbox.cli([...args, ...confirmed], { cwd, env });
      expect(exitCode, `${command}\n${output}`).to.equal(0);
    }
  });

  it("judge what was exported, without an engine", async () => {
    const cwd = join(folder, "checkout");
    const exported = ["stack", "export", "--stack", "prod", "--file", "prod.json"];
    const { exitCode, output } = await sandbox.cli(exported, { cwd });
    expect(exitCode, output).to.equal(0);
    const script = join(REPOSITORY, "policy-pack", "command.cjs");
    const given = commands().filter(isScan);
    expect(given).not.to.be.empty;
    for (const command of given) {
      const args = command.slice(POLICY.length).split(" ");
      const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd });
      // Without what the platform is exempt from, and of one stack alone, something is found.
      expect(status, `${command}\n${String(stderr)}`).to.be.oneOf([0, 1]);
      expect(String(stderr)).to.equal("");
    }
  });
});
