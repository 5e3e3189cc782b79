import { readFileSync } from "node:fs";

import { expect } from "chai";

import { rules } from "./rules/index.ts";
import { readSettings } from "./scan/settings.ts";

const DOCS = readFileSync(new URL("../docs/policy-pack.md", import.meta.url), "utf8");

describe("docs/policy-pack.md", () => {
  const [, example = ""] = /```json\n([^]*?)```/.exec(DOCS) ?? [];
  const { exemptions, problems, levelOf } = readSettings(JSON.parse(example), rules, "2026-11-24");
  const level = (id: string, stack: string) => {
    const rule = rules.find((one) => one.id === id);
    return rule && levelOf(rule, `urn:pulumi:${stack}::project::aws:t::name`);
  };

  it("has a configuration without a problem, that does what is said of it", () => {
    expect(problems).to.deep.equal([]);
    expect(exemptions.map(({ resource }) => resource)).to.deep.equal([
      "urn:pulumi:prod::*aws:s3/bucket:Bucket::legacy-*",
      "urn:pulumi:dr::*aws:s3/bucket:Bucket::legacy-*",
    ]);
    expect(level("kms-key-rotates", "dev-1")).to.equal("remediate");
    expect(level("kms-key-deletion-window", "dev-1")).to.equal("advisory");
    expect(level("kms-key-deletion-window", "prod")).to.equal("mandatory");
    expect(level("apigw-stage-xray-tracing", "prod")).to.equal("advisory");
    expect(level("s3-bucket-logging", "dev-1")).to.equal("mandatory");
  });

  it("names commands and options that there are", () => {
    const usage = readFileSync(new URL("scan/command.ts", import.meta.url), "utf8");
    const named = [...DOCS.matchAll(/policy -- .*/g)].flatMap(([line]) => [
      ...[...line.matchAll(/policy -- (\w+)/g)].map(([, command = ""]) => `case "${command}"`),
      ...[...line.matchAll(/ (--[a-z-]+)/g)].map(([, option = ""]) => option),
    ]);

    expect(named).to.include.members(['case "scan"', 'case "explain"', "--fail-on"]);
    for (const one of new Set(named)) expect(usage).to.include(one);
  });
});
