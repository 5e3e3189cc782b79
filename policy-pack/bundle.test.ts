import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect } from "chai";

const here = (path: string) => join(import.meta.dirname, path);

describe("bundle.cjs", function () {
  this.timeout(30_000);
  let folder: string;
  const file = (name: string) => join(folder, name);
  const start = ["--eval", 'require("./bundle.cjs")("entry.ts")'];
  const printed = () => execFileSync(process.execPath, start, { cwd: folder, stdio: "pipe" });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bundle-"));
    cpSync(here("bundle.cjs"), file("bundle.cjs"));
    symlinkSync(here("../node_modules"), file("node_modules"));
    writeFileSync(file("entry.ts"), 'import { word } from "./word.ts";\nconsole.log(word());\n');
    writeFileSync(file("word.ts"), 'export const word = (): string => "first";\n');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("is made once, and again when a source has changed, be it for an older one", () => {
    expect(String(printed())).to.equal("first\n");
    const { mtimeMs } = statSync(file("dist/entry.cjs"));
    expect(String(printed())).to.equal("first\n");
    expect(statSync(file("dist/entry.cjs")).mtimeMs).to.equal(mtimeMs);

    writeFileSync(file("word.ts"), 'export const word = (): string => "other";\n');
    utimesSync(file("word.ts"), 1, 1);
    expect(String(printed())).to.equal("other\n");
  });

  it("is made again when it is damaged, or a source is gone", () => {
    printed();
    writeFileSync(file("dist/entry.cjs"), 'console.log("half');
    expect(String(printed())).to.equal("first\n");
    rmSync(file("word.ts"));
    expect(printed).to.throw("word.ts");
  });

  it("may be made by several processes at once", async () => {
    const run = promisify(execFile);
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => run(process.execPath, start, { cwd: folder })),
    );

    expect(all.map(({ stdout }) => stdout)).to.deep.equal(Array(4).fill("first\n"));
    expect(readdirSync(file("dist"))).to.deep.equal(["entry.cjs"]);
  });

  it("runs from memory where it cannot be written", () => {
    writeFileSync(file("dist"), "");

    expect(String(printed())).to.equal("first\n");
  });

  it("leaves stack traces that name the sources", () => {
    writeFileSync(file("word.ts"), '\n\nexport const word = () => { throw new Error("oops"); };\n');

    expect(printed).to.throw(/word\.ts:3/);
    expect(printed, "from the bundle that is there").to.throw(/word\.ts:3/);
  });
});

describe("the command's bundle", () => {
  it("needs nothing but Node.js", () => {
    execFileSync(process.execPath, [here("command.cjs"), "list"]);
    const required = readFileSync(here("dist/command.cjs"), "utf8").matchAll(
      /require\("([^"]+)"\)/g,
    );

    expect(new Set([...required].map(([, name = ""]) => name.split(":")[0]))).to.deep.equal(
      new Set(["node"]),
    );
  });
});
