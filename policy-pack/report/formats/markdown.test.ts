import { expect } from "chai";

import { EMPTY, line, REPORT, RULES } from "../testing/sample.ts";
import { markdown, MAX_CHARACTERS } from "./markdown.ts";

const many = (count: number, resource = "x") =>
  Array.from({ length: count }, (_, index) => line({ resource: `${resource}${String(index)}` }));

const reportOf = (given: Partial<(typeof REPORT.files)[number]>) => ({
  ...EMPTY,
  files: [
    {
      file: "a.json",
      resources: 1,
      violations: [],
      undecided: [],
      exempt: [],
      passed: 0,
      ...given,
    },
  ],
});

describe("Markdown", () => {
  const text = markdown(REPORT, RULES);
  const at = (part: string) => {
    expect(text).to.include(part);
    return text.indexOf(part);
  };

  it("says first what stops the pull request", () => {
    expect(text).to.match(
      /^## HIPAA technical safeguards\n\n\*\*3 violations to resolve\.\*\* 1 advisory\. \*\*1 file could not be read\.\*\*\n/,
    );
    expect(markdown(EMPTY, RULES)).to.equal(
      "## HIPAA technical safeguards\n\n**Nothing to resolve.**\n",
    );
  });

  it("sums up each file", () => {
    at("| `stacks/prod.json` | 12 | 3 | 1 | 1 | 30 |\n| `stacks/a b.json` | 3 | 1 | 0 | 0 | 4 |\n");
    at("- `cut.json:3:7: the object is not closed`\n");
  });

  it("groups violations by rule, with the fix and the law", () => {
    const heading = at("#### critical: Keys rotate (`key-rotates`)");
    const fix = at("```ts\nenableKeyRotation: true\n```");
    const law = at("45 CFR 164.312(a)(2)(iv) Encryption and decryption");
    const first = at("- `urn:pulumi:prod::x::aws:kms/key:Key::records`: enableKeyRotation is not");

    expect([heading, fix, law, first]).to.eql([heading, fix, law, first].sort((a, b) => a - b));
    expect(text.match(/#### /g)).to.have.lengthOf(2);
    at("- `advised-key`: isLogged is not true (advisory)");
  });

  it("folds what is undecided and what is exempt", () => {
    at("<summary>Undecided (1)</summary>\n\n- `key-logged` on `later`: isLogged is not known\n");
    at("<summary>Exempt (1)</summary>\n\n- `key-logged` on `old-key` until 2030-12-31: It is \\<b");
  });

  it("shows names as they are, without their markup, mentions or links", () => {
    at("- `<img src=x onerror=\"document.title='broken'\">`: \\</script\\>");
    at(": \\`x\\` \\| \\*\\*y\\*\\* @\u2060someone #\u20601 \\<b\\>\n");
    expect(markdown(reportOf({ violations: [line({ resource: "``a`\n# b" })] }), RULES)).to.include(
      "- ``` ``a` # b ```: ",
    );
  });

  it("is never longer than a comment, and says what it leaves out", () => {
    const undecided = many(3000);
    const long = markdown(reportOf({ violations: many(5000), undecided }), RULES);
    const told = long.match(/^- /gm)?.length ?? 0;

    expect(long.length).to.be.within(MAX_CHARACTERS - 1000, MAX_CHARACTERS);
    expect(told).to.be.greaterThan(500);
    expect(long).to.match(
      new RegExp(`room for more: ${String(5000 - told)} violated, 3000 undecided\\. .*_\\n$`),
    );
  });

  it("closes what it folds when there is room for a part", () => {
    const long = markdown(reportOf({ undecided: many(3000) }), RULES);
    const told = long.match(/^- /gm)?.length ?? 0;

    expect(long.length).to.be.at.most(MAX_CHARACTERS);
    expect(long.match(/<details>/g)).to.have.lengthOf(1);
    expect(long).to.include("\n</details>\n");
    expect(long).to.include(`room for more: ${String(3000 - told)} undecided.`);
  });

  it("keeps room for findings whatever the number of files and the length of names", () => {
    const file = { ...reportOf({}).files[0], file: "f".repeat(5000) };
    const files = [...Array<never>(2000).fill(file as never), ...REPORT.files];
    const long = markdown({ ...REPORT, files }, RULES);

    expect(long.length).to.be.at.most(MAX_CHARACTERS);
    expect(long).to.include("…and 1952 files more.").and.include("#### critical: Keys rotate");
    expect(long).to.include("| `stacks/prod.json` | 12 |");
  });
});
