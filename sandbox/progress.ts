import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";

/** How often progress is told where lines cannot be rewritten, as in a CI log. */
const LINE_EVERY_MS = 5000;

/** How often a terminal's line is rewritten. */
const REWRITE_EVERY_MS = 100;

/** Tells on standard error how an operation gets on: one line that rewrites itself, or in a log a line every few seconds. */
export class Progress {
  readonly #title: string;
  readonly #out: NodeJS.WriteStream;
  readonly #started = Date.now();
  readonly #timer: NodeJS.Timeout;
  #begun = 0;
  #done = 0;
  #latest = "starting the engine";

  constructor(title: string, out: NodeJS.WriteStream = process.stderr) {
    this.#title = title;
    this.#out = out;
    this.#tell();
    this.#timer = setInterval(
      () => {
        this.#tell();
      },
      out.isTTY ? REWRITE_EVERY_MS : LINE_EVERY_MS,
    );
  }

  /** Takes an event of the running operation into account. */
  see({ resourcePreEvent, resOutputsEvent }: EngineEvent): void {
    if (resourcePreEvent !== undefined) {
      this.#begun += 1;
      const { urn } = resourcePreEvent.metadata;
      this.#latest = urn.split("::").slice(-2).join(" ").replace(/^.*\$/, "");
    }
    if (resOutputsEvent !== undefined) this.#done += 1;
  }

  /** Ends the progress and leaves `text` in its place. */
  end(text: string): void {
    clearInterval(this.#timer);
    this.#clear();
    this.#out.write(`${text}\n`);
  }

  #tell(): void {
    const seconds = Math.round((Date.now() - this.#started) / 1000);
    const count = this.#begun === 0 ? "" : `${String(this.#done)} of ${String(this.#begun)}  `;
    const line = `${this.#title}  ${String(seconds)} s  ${count}${this.#latest}`;
    this.#clear();
    this.#out.write(this.#out.isTTY ? line.slice(0, this.#out.columns - 1) : `${line}\n`);
  }

  #clear(): void {
    if (this.#out.isTTY) this.#out.write("\r\u001b[K");
  }
}
