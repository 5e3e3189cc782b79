import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

import { expect } from "chai";

import { bundle, services } from "./bundle.ts";

const MAX_ZIPPED_BYTES = 1024 * 1024;

describe("the services", () => {
  it("are there", () => {
    expect(services()).to.include("database-credentials");
  });

  it("are the folders with a handler, not those of images", () => {
    const folder = mkdtempSync(join(tmpdir(), "services-"));
    mkdirSync(join(folder, "with-handler", "src"), { recursive: true });
    writeFileSync(join(folder, "with-handler", "src", "index.ts"), "");
    mkdirSync(join(folder, "image", "src"), { recursive: true });
    writeFileSync(join(folder, "index.ts"), "");

    expect(services(folder)).to.deep.equal(["with-handler"]);
    rmSync(folder, { recursive: true });
  });

  for (const name of services()) {
    describe(name, () => {
      let text: string;

      before(async () => {
        text = await bundle(name);
      });

      it("is less than 1 MiB zipped", () => {
        expect(deflateRawSync(text).byteLength).to.be.below(MAX_ZIPPED_BYTES);
      });

      it("is the same text on every machine", async () => {
        expect(await bundle(name)).to.equal(text);
        expect(text).to.not.contain(import.meta.dirname);
      });

      it("leaves the SDK to the runtime", () => {
        expect(text)
          .to.not.contain("node_modules/@aws-sdk/")
          .and.not.contain("node_modules/@smithy/");
      });

      it("loads as a module of its own, which exports the handler", async () => {
        const folder = join(import.meta.dirname, name, "dist");
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "index.mjs"), text);
        const loaded = (await import(join(folder, "index.mjs"))) as { handler: unknown };

        expect(loaded.handler).to.be.a("function");
      });
    });
  }

  it("are what the command that people run writes", async function () {
    this.timeout(60_000);
    const dist = (name: string) => join(import.meta.dirname, name, "dist");
    for (const name of services()) rmSync(dist(name), { recursive: true, force: true });
    execFileSync("npm", ["run", "build:services"], { cwd: import.meta.dirname });

    for (const name of services()) {
      const written = readFileSync(join(dist(name), "index.mjs"));
      expect(written.toString(), name).to.equal(await bundle(name));
      expect(deflateRawSync(written).byteLength, name).to.be.below(MAX_ZIPPED_BYTES);
    }
  });

  it("fails when there is no such service", async () => {
    const error = await bundle("no-such-service").catch((failure: unknown) => failure);

    expect(error).to.be.instanceOf(Error).with.property("message").that.contains("no-such-service");
  });
});
