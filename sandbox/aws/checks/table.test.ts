import { readFileSync } from "node:fs";

import { expect } from "chai";

import { schemaOf, tokenOf } from "../testing/types.ts";
import { checkValues } from "./check.ts";
import { coverageOf, totals } from "./coverage.ts";
import { declaredExamples, deriveTable } from "./derive/derive.ts";
import { NAMED_OVERRIDES } from "./derive/namedOverrides.ts";
import { OVERRIDES } from "./derive/overrides.ts";
import { type Member, packageTypes, type PackageType } from "./derive/packageTypes.ts";
import { REPLACEMENTS } from "./derive/replacements.ts";
import { type Row, rowOf, type Table, TABLE_FILE, tableText } from "./table.ts";
import { declaredByStacks, typesOfStacks } from "./testing/stackTypes.ts";

describe("the table of checks", function () {
  this.timeout(60_000);
  let types: PackageType[];
  let table: Table;
  before(() => {
    types = packageTypes();
    table = deriveTable(types);
  });

  it("is what its sources say today", () => {
    const stale = readFileSync(TABLE_FILE, "utf8") !== tableText(table);
    expect(stale, "sandbox/aws/checks/table.json is stale: run `npm run checks`").to.equal(false);
  });

  it("is read line by line as it was written", () => {
    const keys = Object.keys(table);
    expect(keys).to.have.length.above(1200);
    for (const key of keys) expect(rowOf(tokenOf(key)), key).to.deep.equal(table[key]);
    expect(rowOf("aws:ec2/nothing:Nothing")).to.deep.equal({});
  });

  it("names types and properties that there are", () => {
    const known = new Map(types.map(({ key, members }) => [key, members]));
    const strange = Object.entries(table).flatMap(([key, row]) =>
      pathsOf(row)
        .filter((path) => !exists(known.get(key) ?? [], path.split(".")))
        .map((path) => `${key} ${path}`),
    );
    expect(strange).to.deep.equal([]);
    const overridden = [...OVERRIDES, ...NAMED_OVERRIDES, ...REPLACEMENTS].flatMap(
      (one) => one.types,
    );
    expect(overridden.filter((key) => !known.has(key))).to.deep.equal([]);
  });

  it("takes a status code of its class, as the comment on fixed responses has it, and no other", () => {
    const rule = schemaOf(tokenOf("lb/listenerRule"));
    const findings = (statusCode: string) =>
      checkValues(rule, { actions: [{ type: "fixed-response", fixedResponse: { statusCode } }] });
    expect(["200", "404", "503"].flatMap(findings)).to.deep.equal([]);
    expect(findings("302")).to.have.length(1);
    expect(findings("2XX")).to.have.length(1);
  });

  it("refuses no example of the package", () => {
    const examples = declaredExamples(types);
    const refused = examples.flatMap(({ key, schema, inputs }) =>
      checkValues(schema, inputs).map(({ reason }) => `${key}: ${reason}`),
    );
    expect(examples).to.have.length.above(3500);
    expect(refused).to.deep.equal([]);
  });

  it("refuses nothing that the four stacks declare", async () => {
    const declared = await declaredByStacks();
    const refused = declared.flatMap(({ type, name, inputs }) =>
      checkValues(schemaOf(type), inputs).map(({ reason }) => `${type} ${name}: ${reason}`),
    );
    expect(declared).to.have.length.above(500);
    expect(refused).to.deep.equal([]);
  });

  it("knows most of the types that the stacks use, and says of which it knows nothing", async () => {
    const used = await typesOfStacks();
    const { byType, unchecked, unknown } = coverageOf(table, used);
    expect(Object.keys(byType)).to.have.members([...used]);
    expect(used.size - unchecked.length).to.be.at.least(38);
    expect(unknown).to.deep.equal([
      "acmpca/certificateAuthorityCertificate",
      "appautoscaling/target",
      "backup/globalSettings",
      "backup/regionSettings",
      "backup/selection",
      "backup/vaultLockConfiguration",
      "backup/vaultPolicy",
      "directconnect/gateway",
      "directconnect/gatewayAssociation",
      "dynamodb/contributorInsights",
      "dynamodb/resourcePolicy",
      "ebs/encryptionByDefault",
      "ec2/internetGateway",
      "ec2/serialConsoleAccess",
      "ecr/lifecyclePolicy",
      "ecr/registryPolicy",
      "ecr/repositoryPolicy",
      "elasticache/parameterGroup",
      "elasticache/subnetGroup",
      "glue/catalogDatabase",
      "ram/resourceShare",
      "ram/sharingWithOrganization",
      "rds/proxyDefaultTargetGroup",
      "rds/proxyTarget",
      "route53/profilesAssociation",
      "route53/profilesProfile",
      "route53/profilesResourceAssociation",
      "route53/resolverQueryLogConfig",
      "route53/resolverQueryLogConfigAssociation",
      "s3/accountPublicAccessBlock",
      "secretsmanager/secretPolicy",
      "secretsmanager/secretRotation",
      "servicequotas/serviceQuota",
      "sqs/redriveAllowPolicy",
    ]);
  });

  it("holds checks of every kind", () => {
    const least = {
      values: 2800,
      ranges: 600,
      lengths: 280,
      patterns: 16,
      formats: 60,
      conflicts: 300,
      exactlyOne: 19,
      atLeastOne: 3,
      replaces: 2000,
    };
    const counts = totals(table);
    for (const [kind, count] of Object.entries(least)) {
      expect(counts[kind], kind).to.be.at.least(count);
    }
  });
});

/** All paths that a row speaks of. */
function pathsOf(row: Row): string[] {
  const { conflicts = [], exactlyOne = [], atLeastOne = [], replaces = [], ...byPath } = row;
  const grouped = [...conflicts, ...exactlyOne, ...atLeastOne, replaces].flat();
  return [...grouped, ...Object.values(byPath).flatMap((rules) => Object.keys(rules))];
}

/** Whether there is such a property, and a list where the path has one. */
function exists(members: readonly Member[], [step = "", ...deeper]: readonly string[]): boolean {
  const member = members.find(({ name }) => name === step.replace("[]", ""));
  if (member === undefined || (step.endsWith("[]") && !member.list)) return false;
  return deeper.length === 0 || exists(member.members(), deeper);
}
