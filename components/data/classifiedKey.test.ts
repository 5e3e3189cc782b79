import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { CLASSIFICATIONS } from "./classification.ts";
import { ClassifiedKey, type KeyAccess } from "./classifiedKey.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const administrators = ["arn:aws:iam::111122223333:role/Deploy"];
const principalArnPattern = "arn:aws:iam::111122223333:role/api-*";
const through = (service: string, encryptionContext?: Record<string, string[]>) => ({
  purpose: "Api",
  principalArnPattern,
  services: [service],
  ...(encryptionContext && { encryptionContext }),
});

describe("ClassifiedKey", () => {
  let key: ClassifiedKey;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const here = new aws.Provider("here", { region: "us-east-2" });
      const there = new aws.Provider("there", { region: "us-west-2" });
      const peer = { region: "us-west-2", provider: there };
      const access = { administrators, users: [{ ...through("s3"), grants: true }] };
      const args = { classification: "phi", home, peer, access } as const;
      key = new ClassifiedKey("phi", args, { provider: here });
    });
  });

  it("is a key, its replica and an alias for each", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:ClassifiedKey": 1,
      "aws:kms/key:Key": 1,
      "aws:kms/replicaKey:ReplicaKey": 1,
      "aws:kms/alias:Alias": 2,
      "pulumi:providers:aws": 2,
    });
  });

  it("rotates, spans regions, and takes 30 days to go", () => {
    expect(only(declared, "aws:kms/key:Key").inputs).to.deep.include({
      enableKeyRotation: true,
      multiRegion: true,
      deletionWindowInDays: 30,
      tags: { DataClassification: "phi" },
    });
    expect(only(declared, "aws:kms/replicaKey:ReplicaKey").inputs).to.include({
      primaryKeyArn: "arn:aws:mock:::phi",
      deletionWindowInDays: 30,
    });
  });

  it("gives replica and primary the same policy, which names the roles that use them", () => {
    const { policy } = only(declared, "aws:kms/key:Key").inputs as { policy: string };
    const { Statement: statements } = JSON.parse(policy) as { Statement: { Sid: string }[] };

    expect(only(declared, "aws:kms/replicaKey:ReplicaKey").inputs).to.include({ policy });
    expect(statements.map(({ Sid }) => Sid)).to.deep.equal([
      "Administration",
      "ReplicasInStep",
      "UseForApi",
      "DescribeForApi",
      "GrantsForApi",
    ]);
  });

  it("has one alias in both regions", () => {
    const name = "alias/novamind-phi";

    expect(only(declared, "aws:kms/alias:Alias", "phi").inputs).to.deep.include({
      name,
      targetKeyId: "phi_id",
    });
    expect(only(declared, "aws:kms/alias:Alias", "phi-replica").inputs).to.deep.include({
      name,
      targetKeyId: "phi-replica_id",
    });
  });

  it("makes the replica and its alias, and nothing else, through the peer's provider", () => {
    const through = (provider: string) =>
      declared.filter((one) => one.provider.includes(`::${provider}::`)).map(({ name }) => name);

    expect(through("there")).to.have.members(["phi-replica", "phi-replica"]);
    expect(through("here")).to.include.members(["phi", "phi"]).and.not.include("phi-replica");
  });

  it("answers with its ARNs, id and alias", async () => {
    expect(await valueOf(key.keyArn)).to.equal("arn:aws:mock:::phi");
    expect(await valueOf(key.keyId)).to.equal("phi_id");
    expect(await valueOf(key.replicaKeyArn)).to.equal("arn:aws:mock:::phi-replica");
    expect(await valueOf(key.aliasName)).to.equal("alias/novamind-phi");
  });

  it("knows four classifications, from the most to the least protected", () => {
    expect(CLASSIFICATIONS).to.deep.equal(["phi", "pii", "clinical", "public"]);
  });

  describe("whose users are named", () => {
    const policy = async (access: KeyAccess) => {
      const made = await deploy(() => {
        const peer = { region: "us-west-2", provider: new aws.Provider("there") };
        new ClassifiedKey("phi", { classification: "phi", home, peer, access });
      });
      const inputs = only(made, "aws:kms/key:Key").inputs as { policy: string };
      return (JSON.parse(inputs.policy) as { Statement: Record<string, unknown>[] }).Statement;
    };

    it("lets administrators administer and not decrypt, and users only through their service", async () => {
      const [administration, replicas, use, describeKey, ...rest] = await policy({
        administrators,
        users: [through("s3")],
      });

      expect(rest).to.deep.equal([]);
      expect(describeKey).to.include({ Sid: "DescribeForApi", Action: "kms:DescribeKey" });
      expect(administration?.["Condition"]).to.deep.equal({
        ArnLike: { "aws:PrincipalArn": [...administrators, "arn:aws:iam::111122223333:root"] },
      });
      expect(JSON.stringify([administration, replicas])).to.not.match(
        /Decrypt|Encrypt|DataKey|CreateGrant/,
      );
      expect(use).to.deep.include({
        Sid: "UseForApi",
        Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        Condition: {
          StringEquals: { "kms:CallerAccount": "111122223333" },
          ArnLike: { "aws:PrincipalArn": principalArnPattern },
          StringLike: { "kms:ViaService": ["s3.*.amazonaws.com"] },
        },
      });
    });

    it("lets services keep on using it by grants where a user says so, and only services", async () => {
      const users = [{ ...through("rds"), grants: true }];
      const grants = (await policy({ administrators, users })).at(-1);

      expect(grants).to.deep.include({ Sid: "GrantsForApi", Action: "kms:CreateGrant" });
      expect(grants?.["Condition"]).to.deep.include({
        StringLike: { "kms:ViaService": ["rds.*.amazonaws.com"] },
        Bool: { "kms:GrantIsForAWSResource": "true" },
      });
    });

    it("takes a service-linked role of another account as it is, for no other account", async () => {
      const accountId = "999988887777";
      const users = [{ ...through("s3"), services: "itself", accountId } as const];
      const use = (await policy({ administrators, users })).at(2);

      expect(use?.["Principal"]).to.deep.equal({ AWS: "arn:aws:iam::999988887777:root" });
      expect(use?.["Condition"]).to.deep.equal({
        StringEquals: { "kms:CallerAccount": accountId },
        ArnLike: { "aws:PrincipalArn": principalArnPattern },
      });
    });

    it("asks for the encryption context where a user has one, but not of DescribeKey, which has none", async () => {
      const users = [through("s3", { "aws:s3:arn": ["arn:aws:s3:::raw"] })];
      const [, , use, describeKey] = await policy({ administrators, users });

      expect(use?.["Action"]).to.not.include("kms:DescribeKey");
      expect(use?.["Condition"]).to.have.deep.property("StringLike", {
        "kms:ViaService": ["s3.*.amazonaws.com"],
        "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::raw"],
      });
      expect(describeKey).to.include({ Sid: "DescribeForApi", Action: "kms:DescribeKey" });
    });

    it("lets Auto Scaling use it where volumes are", async () => {
      const statements = await policy({ administrators, users: [through("ec2")] });

      expect(statements.map(({ Sid }) => Sid)).to.include.members(["AutoScaling", "UseForApi"]);
    });

    it("refuses to be without administrators, and a user through nothing", async () => {
      const users = [{ ...through("s3"), services: [] }];
      const error = await policy({ administrators: [], users }).catch(
        (failure: unknown) => failure,
      );

      expect(error).to.have.property(
        "message",
        "ClassifiedKey needs access.administrators of one role or more, a service for each of access.users",
      );
    });
  });
});
