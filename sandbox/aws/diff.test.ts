import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { Account } from "./account.ts";
import { diffInputs, replaceTriggers } from "./diff.ts";
import { allTokens, schemaOf, tokenOf } from "./testing/types.ts";
import { UNKNOWN } from "./typeSchema.ts";
import { World } from "./world.ts";

const diff = (key: string, olds: Record<string, unknown>, news: Record<string, unknown>) =>
  diffInputs(schemaOf(tokenOf(key)), olds, news);

describe("diffInputs", () => {
  it("finds nothing between equal inputs, however deep, nor in what is the engine's", () => {
    const olds = { tags: { a: "b" }, routes: [{ cidrBlock: "0.0.0.0/0" }], __defaults: [] };
    expect(
      diff("ec2/routeTable", olds, { ...structuredClone(olds), __defaults: ["name"] }),
    ).to.deep.equal({ changed: [], replaces: [] });
  });

  it("finds what was added, removed, changed or put in another order", () => {
    const olds = { a: [1, 2], b: "x", c: { d: 1 } };
    expect(diff("ec2/vpc", olds, { a: [2, 1], c: { d: 1 }, e: true }).changed).to.have.members([
      "a",
      "b",
      "e",
    ]);
  });

  it("takes a value yet unknown for a change", () => {
    expect(diff("ec2/subnet", { vpcId: "vpc-1" }, { vpcId: UNKNOWN })).to.deep.equal({
      changed: ["vpcId"],
      replaces: ["vpcId"],
    });
    expect(diff("ec2/subnet", { vpcId: "vpc-1" }, { vpcId: "vpc-1" }).changed).to.deep.equal([]);
  });

  it("shows a changed block of addresses as a replacement, where the engine asks", () => {
    const folder = mkdtempSync(join(tmpdir(), "diff-"));
    try {
      const account = new Account(new World(folder), { region: "us-east-2" });
      const urn = "urn:pulumi:prod::novamind::aws:ec2/vpc:Vpc::v";
      const vpc = { cidrBlock: "10.0.0.0/16", enableDnsSupport: true, tags: { Name: "v" } };
      const change = (news: Record<string, unknown>) =>
        account.diff(urn, vpc, { ...vpc, ...news }).replaces;
      expect(change({ cidrBlock: "10.1.0.0/16" })).to.deep.equal(["cidrBlock"]);
      expect(change({ enableDnsSupport: false, tags: { Name: "w" } })).to.deep.equal([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("replaces what AWS cannot change in place, and only that", () => {
    const cases: [key: string, property: string, replaced: boolean][] = [
      ["ec2/vpc", "cidrBlock", true],
      ["ec2/vpc", "enableDnsSupport", false],
      ["ec2/subnet", "availabilityZone", true],
      ["s3/bucket", "bucket", true],
      ["s3/bucket", "region", true],
      ["iam/role", "name", true],
      ["iam/role", "namePrefix", true],
      ["iam/role", "assumeRolePolicy", false],
      ["kms/key", "multiRegion", true],
      ["kms/key", "enableKeyRotation", false],
      ["ram/resourceShare", "name", false],
      ["ec2transitgateway/vpcAttachment", "subnetIds", false],
      ["ec2transitgateway/routeTable", "tags", false],
      ["ec2/subnet", "mapPublicIpOnLaunch", false],
      ["ec2/vpcEndpoint", "policy", false],
      ["ec2/networkAclRule", "toPort", true],
      ["kms/key", "deletionWindowInDays", false],
      ["rds/instance", "identifier", false],
      ["sagemaker/endpointConfiguration", "productionVariants", true],
      ["sagemaker/endpointConfiguration", "tags", false],
      ["sagemaker/endpoint", "endpointConfigName", false],
      ["s3/bucketVersioning", "bucket", true],
      ["s3/bucketVersioning", "versioningConfiguration", false],
    ];
    for (const [key, property, replaced] of cases) {
      const { changed, replaces } = diff(key, { [property]: "old" }, { [property]: "new" });
      expect(changed, key).to.deep.equal([property]);
      expect(replaces, `${key} ${property}`).to.deep.equal(replaced ? [property] : []);
    }
  });

  it("does not see another write-only value, and updates for another version of it", () => {
    const cases: [key: string, property: string][] = [
      ["rds/cluster", "masterPasswordWo"],
      ["rds/instance", "passwordWo"],
      ["secretsmanager/secretVersion", "secretStringWo"],
      ["elasticache/user", "passwordsWo"],
    ];
    for (const [key, property] of cases) {
      const inputs = (value: string, version: number) => ({
        [property]: value,
        [`${property}Version`]: version,
      });
      const change = (news: Record<string, unknown>) => diff(key, inputs("old", 1), news);

      expect(change(inputs("new", 1)), key).to.deep.equal({ changed: [], replaces: [] });
      expect(change({ [`${property}Version`]: 1 }).changed, key).to.deep.equal([]);
      expect(change(inputs("new", 2)).changed, key).to.deep.equal([`${property}Version`]);
    }
    expect(diff("rds/instance", { password: "old" }, { password: "new" }).changed).to.deep.equal([
      "password",
    ]);
  });

  it("replaces for a property inside an input, and not for its neighbours", () => {
    const provider = (autoScalingGroupArn: string, managedDraining: string) => ({
      autoScalingGroupProvider: { autoScalingGroupArn, managedDraining },
    });
    const change = (news: Record<string, unknown>) =>
      diff("ecs/capacityProvider", provider("arn:1", "ENABLED"), news).replaces;
    expect(change(provider("arn:2", "ENABLED"))).to.deep.equal(["autoScalingGroupProvider"]);
    expect(change(provider(UNKNOWN, "ENABLED"))).to.deep.equal(["autoScalingGroupProvider"]);
    expect(change(provider("arn:1", "DISABLED"))).to.deep.equal([]);
  });

  it("names inputs that the types have", () => {
    const strange = allTokens().flatMap((token) => {
      const schema = schemaOf(token);
      const triggers = [...replaceTriggers(schema)];
      return triggers
        .filter((path) => !schema.inputs.has(path.split(/[.[]/)[0] ?? path))
        .map((path) => `${token} ${path}`);
    });
    expect(strange).to.deep.equal([]);
  });
});
