import { type ChildProcess, spawn } from "node:child_process";

import type { Served } from "./pluginHub.ts";

/**
 * A plugin in a process of its own that is started ahead of need: it loads its modules while the CLI starts, and begins to serve once
 * it is told the engine's address, on a line of its standard input.
 */
export class WarmPlugin {
  readonly #process: ChildProcess;
  readonly #port: Promise<number>;

  /** @param script what Node.js runs; it writes its port to standard output, as every plugin does */
  constructor(script: string) {
    const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
    this.#process = child;
    this.#port = new Promise((resolve, reject) => {
      child.stdout.once("data", (line: Buffer) => {
        resolve(Number(line.toString("utf8").trim()));
      });
      child.on("error", reject);
      child.on("exit", () => {
        reject(new Error(`${script} ended before it served`));
      });
    });
    // Nobody may ask for it.
    this.#port.catch(() => undefined);
  }

  async serve(engineAddress: string): Promise<Served> {
    this.#process.stdin?.write(`${engineAddress}\n`);
    const close = () => {
      this.stop();
    };
    return { port: await this.#port, close };
  }

  stop(): void {
    this.#process.kill("SIGKILL");
  }
}
