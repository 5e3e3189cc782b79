import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { Account } from "./account.ts";
import { World } from "./world.ts";

const urn = (type: string, name: string) => `urn:pulumi:prod::novamind::parent$${type}::${name}`;
const VPC = urn("aws:ec2/vpc:Vpc", "data");
const KEY = urn("aws:kms/key:Key", "phi");

describe("Account", () => {
  let folder: string;
  let world: World;
  const connect = (more: Record<string, unknown> = {}) =>
    new Account(world, {
      region: "us-east-2",
      assumeRoles: JSON.stringify([{ roleArn: "arn:aws:iam::666666666666:role/NovamindDeploy" }]),
      defaultTags: JSON.stringify({ tags: { Project: "novamind" } }),
      ...more,
    });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "account-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("refuses to work in an account that is not allowed, in the provider's words", () => {
    expect(() => connect({ allowedAccountIds: '["111111111111"]' })).to.throw(
      "AWS account ID not allowed: 666666666666",
    );
  });

  it("creates in the account of the assumed role, and tells it by its ARN", () => {
    const { id, outputs } = connect().create(VPC, { cidrBlock: "10.0.0.0/16" });
    expect(id).to.match(/^vpc-[0-9a-f]{17}$/);
    expect(outputs).to.include({
      id,
      arn: `arn:aws:ec2:us-east-2:666666666666:vpc/${id}`,
      cidrBlock: "10.0.0.0/16",
    });
    expect(world.inventory().map(({ stack, type }) => [stack, type])).to.deep.equal([
      ["prod", "aws:ec2/vpc:Vpc"],
    ]);
  });

  it("refuses inputs that the type does not have, and misses those that it needs", () => {
    const { failures } = connect().check(VPC, undefined, { cidrBlok: "10.0.0.0/16" }, "seed");
    expect(failures.map(({ property }) => property)).to.deep.equal(["cidrBlok"]);
    const subnet = urn("aws:ec2/subnet:Subnet", "one");
    expect(connect().check(subnet, undefined, {}, "seed").failures[0]).to.include({
      property: "vpcId",
    });
    expect(() => connect().check(urn("aws:ec2/vpn:Vpn", "x"), undefined, {}, "seed")).to.throw(
      "aws:ec2/vpn:Vpn",
    );
  });

  it("adds the provider's default tags to what it checks", () => {
    const { inputs } = connect().check(VPC, undefined, { tags: { Name: "data" } }, "seed");
    expect(inputs["tagsAll"]).to.deep.equal({ Project: "novamind", Name: "data" });
  });

  it("keeps a deleted key until its waiting period ends, but no longer answers for it", () => {
    const account = connect();
    const { id } = account.create(KEY, { enableKeyRotation: true });
    account.delete(KEY, id);
    expect(account.read(KEY, id)).to.equal(undefined);
    expect(world.byId(id)).to.include({ pendingDeletion: true });
  });

  it("answers nothing for what another account has", () => {
    const { id } = connect().create(VPC, { cidrBlock: "10.0.0.0/16" });
    const role = JSON.stringify([{ roleArn: "arn:aws:iam::777777777777:role/NovamindDeploy" }]);
    expect(connect({ assumeRoles: role }).read(VPC, id)).to.equal(undefined);
    expect(connect().read(VPC, id)).to.have.property("id", id);
  });

  it("takes a write-only value and tells it to nobody, so that another one makes no difference", () => {
    const CLUSTER = urn("aws:rds/cluster:Cluster", "records");
    const account = connect();
    const told = (password: string) => {
      const news = {
        ...{ clusterIdentifier: "records", engine: "aurora-postgresql", skipFinalSnapshot: true },
        ...{ masterUsername: "novamind", masterPasswordWo: password, masterPasswordWoVersion: 1 },
      };
      return account.check(CLUSTER, undefined, news, "seed").inputs;
    };
    const first = told("throwaway-one-of-many");
    const { id, outputs } = account.create(CLUSTER, first);
    const updated = account.update(CLUSTER, id, told("throwaway-two-of-many"));

    expect(first).to.include({ masterPasswordWo: "throwaway-one-of-many" });
    expect(account.diff(CLUSTER, first, told("throwaway-two-of-many")).changed).to.deep.equal([]);
    expect(outputs).to.include({ masterPasswordWoVersion: 1 });
    const kept = JSON.stringify([outputs, updated, account.read(CLUSTER, id), world.inventory()]);
    expect(kept).to.not.contain("throwaway-");
  });
});
