import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { PseudonymKey } from "./pseudonymKey.ts";
import { SigningKey } from "./signingKey.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const role = (pattern: string) => `arn:aws:iam::111122223333:role/${pattern}`;
const kinds = [
  {
    Key: SigningKey,
    alias: "alias/novamind-signing",
    spec: { customerMasterKeySpec: "ECC_NIST_P384", keyUsage: "SIGN_VERIFY" },
    makes: "kms:Sign",
    checks: ["kms:Verify", "kms:GetPublicKey"],
  },
  {
    Key: PseudonymKey,
    alias: "alias/novamind-pseudonyms",
    spec: { customerMasterKeySpec: "HMAC_384", keyUsage: "GENERATE_VERIFY_MAC" },
    makes: "kms:GenerateMac",
    checks: ["kms:VerifyMac"],
  },
];

for (const { Key, alias, spec, makes, checks } of kinds)
  describe(Key.name, () => {
    let made: SigningKey | PseudonymKey;
    const declare = (generations: number, makers = [role("twin-*")]) =>
      deploy(() => {
        const here = new aws.Provider("here", { region: "us-east-2" });
        const there = new aws.Provider("there", { region: "us-west-2" });
        const peer = { region: "us-west-2", provider: there };
        const roles = { administrators: [role("Deploy")], makers, checkers: [role("audit-*")] };
        made = new Key("k", { home, peer, ...roles, generations }, { provider: here });
      });
    const policyOf = (declared: Declared[], name: string) => {
      const key = only(declared, "aws:kms/key:Key", name).inputs as { policy: string };
      const { Statement } = JSON.parse(key.policy) as {
        Statement: { Sid: string; Action: string[]; Condition: object }[];
      };
      return Statement;
    };

    it("is a key and a replica per generation, under one alias in both regions", async () => {
      const declared = await declare(2);

      expect(inventory(declared)).to.deep.equal({
        [`novamind:data:${Key.name}`]: 1,
        "novamind:data:KeyGenerations": 1,
        "aws:kms/key:Key": 2,
        "aws:kms/replicaKey:ReplicaKey": 2,
        "aws:kms/alias:Alias": 2,
        "pulumi:providers:aws": 2,
      });
      for (const [name, target] of [
        ["k", "k-2_id"],
        ["k-replica", "k-2-replica_id"],
      ])
        expect(only(declared, "aws:kms/alias:Alias", name).inputs).to.deep.equal({
          name: alias,
          targetKeyId: target,
        });
    });

    it("is of its kind, spans regions, takes 30 days to go, and asks for no rotation", async () => {
      const { inputs } = only(await declare(1), "aws:kms/key:Key");

      expect(inputs).to.include({ ...spec, multiRegion: true, deletionWindowInDays: 30 });
      expect(inputs).to.not.have.property("enableKeyRotation");
    });

    it("makes with the newest key only and checks with all, each role what it is for", async () => {
      const declared = await declare(2);
      const [administration, , make, check] = policyOf(declared, "k-2");
      const older = policyOf(declared, "k-1").map(({ Sid }) => Sid);

      expect(older).to.deep.equal(["Administration", "ReplicasInStep", "Check"]);
      expect(make).to.deep.include({
        Action: [makes],
        Condition: {
          StringEquals: { "kms:CallerAccount": "111122223333" },
          ArnLike: { "aws:PrincipalArn": [role("twin-*")] },
        },
      });
      expect(check?.Action).to.deep.equal([...checks, "kms:DescribeKey"]);
      expect(check?.Condition).to.deep.include({
        ArnLike: { "aws:PrincipalArn": [role("twin-*"), role("audit-*")] },
      });
      expect(administration?.Action).to.not.include.members([makes]);
    });

    it("makes replicas and their alias, and nothing else, through the peer's provider", async () => {
      const there = (await declare(1)).filter((one) => one.provider.includes("::there::"));

      expect(there.map(({ name }) => name)).to.have.members(["k-1-replica", "k-replica"]);
    });

    it("refuses to have no generation and no maker", async () => {
      const error = await declare(0, []).catch((failure: unknown) => failure);

      expect(error).to.have.property(
        "message",
        "KeyGenerations needs generations of 1 or more, makers of one role or more",
      );
    });

    it("answers with the newest key", async () => {
      await declare(2);

      expect(await valueOf(made.keyArn)).to.equal("arn:aws:mock:::k-2");
      expect(await valueOf(made.replicaKeyArn)).to.equal("arn:aws:mock:::k-2-replica");
      expect(await valueOf(made.aliasName)).to.equal(alias);
    });
  });
