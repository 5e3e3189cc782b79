import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect } from "chai";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

import { launchBrowser } from "./browser.ts";

/** Starting the browser for the first time takes seconds, as it is unpacked. */
const TIMEOUT_MS = 60_000;

/** The HTML report in a browser, fresh for each test; no test may end with a request but its own, or with a word on the console. */
export class ReportPage {
  page!: Page;
  requests: string[] = [];
  /** Requests that were not made, each with why. */
  refused: string[] = [];
  complaints: string[] = [];
  #browser!: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), "report-"));
  readonly #file = join(this.#folder, "report.html");

  /** Sets the hooks of the suite that it is made in. */
  constructor(suite: Mocha.Suite, text: string) {
    suite.timeout(TIMEOUT_MS);
    suite.beforeAll(async () => {
      this.#browser = await launchBrowser();
    });
    suite.beforeEach(() => this.open(text));
    suite.afterEach(() => {
      expect(this.complaints).to.eql([]);
      expect(this.requests.map((one) => one.split("#")[0])).to.eql([
        pathToFileURL(this.#file).href,
      ]);
    });
    suite.afterAll(async () => {
      await this.#browser.close();
      rmSync(this.#folder, { recursive: true });
    });
  }

  async open(text: string, options: BrowserContextOptions = {}): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
    writeFileSync(this.#file, text);
    this.page = await (await this.#browser.newContext(options)).newPage();
    [this.requests, this.refused, this.complaints] = [[], [], []];
    this.page.on("request", (request) => this.requests.push(request.url()));
    this.page.on("requestfailed", (request) => {
      this.refused.push(`${request.url()} ${request.failure()?.errorText ?? ""}`);
    });
    this.page.on("console", (message) => this.complaints.push(message.text()));
    this.page.on("pageerror", (error) => this.complaints.push(error.message));
    await this.page.goto(pathToFileURL(this.#file).href);
  }

  /** Ids of the rules that the filters leave. */
  rules(): Promise<string[]> {
    const shown = this.page.locator(".rule:not([hidden])");
    return shown.evaluateAll((rules) =>
      (rules as { id: string }[]).map(({ id }) => id.replace("rule-", "")),
    );
  }

  findings(): Promise<number> {
    return this.page.locator(".finding:not([hidden])").count();
  }

  visible(selector: string): Promise<number> {
    return this.page.locator(`${selector}:visible`).count();
  }

  status(): Promise<string> {
    return this.page.locator("output").innerText();
  }

  choose(name: string, value: string): Promise<unknown> {
    return this.page.getByRole("combobox", { name, exact: true }).selectOption(value);
  }

  focused(): Promise<unknown> {
    return this.page.evaluate("document.activeElement.innerText");
  }

  background(): Promise<unknown> {
    return this.page.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
