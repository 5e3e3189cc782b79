import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

import { expect } from "chai";

const file = createRequire(import.meta.url).resolve("./lazily.cjs");

/** What a process of its own prints that runs `script`: here, everything is loaded already. */
function printed(script: string): string {
  return execFileSync(process.execPath, ["--eval", script], {
    cwd: import.meta.dirname,
  }).toString();
}

describe("lazily", () => {
  const lazily = `const lazily = require(${JSON.stringify(file)});
    lazily("typescript");
    lazily("@npmcli/arborist");
    const runtime = require("@pulumi/pulumi").runtime;
    const modules = (name) => Object.keys(require.cache).filter((one) => one.includes(name)).length;`;

  it("lets the SDK load without its compiler and npm's installer", () => {
    const loaded = printed(`${lazily}
      process.stdout.write(JSON.stringify([modules("node_modules/@npmcli/"), modules("node_modules/pacote/")]));`);
    expect(JSON.parse(loaded)).to.deep.equal([1, 0]);
  });

  it("loads them when the SDK turns a function into a Lambda function's code", () => {
    const code = printed(`${lazily}
      const handler = (event) => event.size * 2;
      runtime.serializeFunction(handler).then(({ text }) => process.stdout.write(text));`);
    expect(code).to.match(/event\.size \* 2/);
  });

  it("leaves alone what is loaded already", () => {
    const same = printed(`const compiler = require("typescript");
      require(${JSON.stringify(file)})("typescript");
      process.stdout.write(String(require("typescript") === compiler));`);
    expect(same).to.equal("true");
  });
});
