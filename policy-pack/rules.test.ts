import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

import { expect } from "chai";

import { evaluate, judgeResource, type Evaluation } from "./evaluate.ts";
import { fromDeclared, type Declared } from "./resources.ts";
import type { ResourceRule, StackRule } from "./rule.ts";
import { rules } from "./rules/index.ts";
import { RULES_DOC, rulesDoc } from "./ruleTable.ts";

const here = (path: string) => new URL(path, import.meta.url);

describe("rules", () => {
  for (const rule of rules) {
    describe(rule.id, () => {
      if (rule.kind === "resource") resourceExamples(rule);
      else stackExamples(rule);
    });
  }

  it("are the files of their folder, one each, under the file's name", () => {
    const files = readdirSync(here("rules"), { recursive: true, encoding: "utf8" });
    const names = files.filter((file) => file.endsWith(".ts")).map((file) => basename(file, ".ts"));

    expect(rules.map(({ id }) => id)).to.have.members(names.filter((name) => name !== "index"));
  });

  it("have ids in kebab case, each once", () => {
    const ids = rules.map(({ id }) => id);

    expect(new Set(ids).size).to.equal(ids.length);
    for (const id of ids) expect(id).to.match(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  it("name resource types as the installed provider spells them", () => {
    const types = rules.flatMap((rule) =>
      rule.kind === "stack" ? (rule.about ?? [rule.type]) : rule.cases.flatMap((one) => one.types),
    );
    for (const type of types) {
      const [, module = "", file = ""] = /^aws:(\w+)\/(\w+):/.exec(type) ?? [];
      const path = here(`../node_modules/@pulumi/aws/${module}/${file}.js`);

      expect(readFileSync(path, "utf8")).to.include(`__pulumiType = '${type}'`);
    }
  });

  it("have a current table in docs/rules.md", () => {
    expect(readFileSync(RULES_DOC, "utf8"), "stale: npm run rules:doc").to.equal(rulesDoc(rules));
  });
});

function resourceExamples(rule: ResourceRule): void {
  for (const { types, complies, violates, undecided } of rule.cases) {
    for (const type of types) {
      const outcomes = (examples: readonly object[]) =>
        examples.map((props) => judgeResource(rule, resource(type, props))?.outcome);

      it(`${type} complies, or does not, as its examples say`, () => {
        expect(outcomes(complies)).to.deep.equal(complies.map(() => "passed"));
        expect(outcomes(violates)).to.deep.equal(violates.map(() => "violated"));
        expect(outcomes(undecided)).to.deep.equal(undecided.map(() => "undecided"));
        expect(violates).not.to.be.empty;
      });

      it(`${type} without props is answered, not thrown at`, () => {
        const said = judgeResource(rule, resource(type, {}));

        expect(JSON.stringify(said)).not.to.include("cannot be checked");
      });
    }
  }
}

function stackExamples(rule: StackRule): void {
  it(`${rule.type} complies, or does not, as its examples say`, () => {
    const said = (stack: readonly Declared[]) => evaluate([rule], fromDeclared(stack));
    const outcomes = ({ rest }: Evaluation) => new Set(rest.map(({ outcome }) => outcome));

    for (const stack of rule.complies) {
      expect(said(stack).rest).to.be.empty;
      expect(said(stack).passed).to.be.greaterThan(0);
    }
    for (const stack of rule.violates) {
      expect(outcomes(said(stack))).to.deep.equal(new Set(["violated"]));
    }
    for (const stack of rule.undecided) {
      expect(outcomes(said(stack))).to.deep.equal(new Set(["undecided"]));
    }
    expect(rule.complies).not.to.be.empty;
    expect(rule.violates).not.to.be.empty;
  });

  it(`${rule.type} without props is answered, not thrown at`, () => {
    const [type = rule.type] = rule.about ?? [];
    const said = evaluate([rule], fromDeclared([{ type, name: "bare", props: {} }]));

    expect(JSON.stringify(said)).not.to.include("cannot be checked");
  });
}

function resource(type: string, props: object) {
  return { urn: `urn:pulumi:stack::project::${type}::it`, type, props: { ...props } };
}
