import { expect } from "chai";
import type { Browser } from "playwright-core";

import { launchBrowser } from "../testing/browser.ts";
import { EMPTY, HOSTILE, REPORT, RULES } from "../testing/sample.ts";
import { junit } from "./junit.ts";

/** What a parser makes of a document: its elements with attributes, children and text. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const PARSE = `(text) => {
  const tree = ({ nodeName, attributes, children, textContent }) => ({
    name: nodeName,
    attributes: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
    children: [...children].map(tree),
    text: textContent,
  });
  return tree(new DOMParser().parseFromString(text, "application/xml").documentElement);
}`;

describe("JUnit", () => {
  let browser: Browser;
  let suites: Element[];

  const parsed = async (text: string): Promise<Element> => {
    const page = await browser.newPage();
    const read = await page.evaluate(`(${PARSE})(${JSON.stringify(text)})`);
    await page.close();
    return read as Element;
  };
  const cases = (suite: number) => suites[suite]?.children ?? [];
  const caseOf = (suite: number, name: string) =>
    cases(suite).find(({ attributes }) => attributes["name"] === name);

  before(async function () {
    this.timeout(60_000);
    browser = await launchBrowser();
    suites = (await parsed(junit(REPORT, RULES))).children;
  });
  after(() => browser.close());

  it("has a suite for each file, in it a case for each rule", () => {
    expect(suites.map(({ attributes: { name, tests } }) => [name, tests])).to.eql([
      ["stacks/prod.json", "4"],
      ["stacks/a b.json", "4"],
      ["cut.json", "1"],
    ]);
    expect(cases(0).map(({ attributes }) => attributes["name"])).to.have.members([
      "key-rotates",
      "key-logged",
      "key-kept",
      "exemptions",
    ]);
  });

  it("counts in each suite what its cases are", () => {
    for (const { attributes, children } of suites) {
      const count = (name: string) =>
        String(children.filter((one) => one.children.some((child) => child.name === name)).length);

      expect(attributes).to.include({
        tests: String(children.length),
        failures: count("failure"),
        errors: count("error"),
        skipped: count("skipped"),
        timestamp: "2026-03-01T12:30:00",
      });
    }
  });

  it("fails a case by what stops a deployment, with the resources, the fix and the law", () => {
    const failure = caseOf(0, "key-rotates")?.children[0];

    expect(failure).to.have.property("name", "failure");
    expect(failure?.attributes).to.eql({ type: "critical", message: "Keys rotate: 2 resources" });
    expect(failure?.text).to.equal(
      [
        "urn:pulumi:prod::x::aws:kms/key:Key::records: enableKeyRotation is not true",
        `${HOSTILE.image}: ${HOSTILE.script}`,
        "",
        "why: Because.",
        "fix: enableKeyRotation: true",
        "law: 45 CFR 164.312(a)(2)(iv) Encryption and decryption",
        "see: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
      ].join("\n"),
    );
  });

  it("skips what is undecided, and shows what is advisory or exempt", () => {
    const children = caseOf(0, "key-logged")?.children ?? [];

    expect(children.map(({ name }) => name)).to.eql(["skipped", "system-out"]);
    expect(children[1]?.text).to.equal(
      [
        "advisory: advised-key: isLogged is not true",
        "undecided: later: isLogged is not known",
        "exempt until 2030-12-31 (security@example.com): old-key: isLogged is not true: It is <b>retired</b>",
      ].join("\n"),
    );
  });

  it("passes a rule without findings", () => {
    expect(caseOf(0, "key-kept")?.children).to.eql([]);
  });

  it("shows characters that XML cannot hold as JavaScript writes them", () => {
    expect(caseOf(1, "key-rotates")?.children[0]?.text).to.include(
      `a\\u0000b\\u0007c\\ud800d]]>e: ${HOSTILE.markdown}`,
    );
  });

  it("keeps line breaks and tabs of names", async () => {
    const file = "a\nb\tc\rd\"e'f";
    const files = [{ ...REPORT.files[1], file }] as typeof REPORT.files;
    const { children } = await parsed(junit({ ...REPORT, files }, RULES));

    expect(children[0]?.attributes["name"]).to.equal(file);
  });

  it("has an error for a file that could not be read", () => {
    expect(cases(2)[0]?.children[0]).to.deep.include({
      name: "error",
      attributes: { type: "unusable", message: "cut.json:3:7: the object is not closed" },
    });
  });

  it("is whole without files", async () => {
    expect(await parsed(junit(EMPTY, RULES))).to.deep.include({ name: "testsuites", children: [] });
  });
});
