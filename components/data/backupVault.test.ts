import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { BackupVault, type BackupVaultArgs, vaultArnOf } from "./backupVault.ts";

const home = { accountId: "111111111111", region: "us-west-2", partition: "aws" };
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const POLICY = "aws:backup/vaultPolicy:VaultPolicy";

describe("BackupVault", () => {
  const deployed = (args: Partial<BackupVaultArgs> = {}) =>
    deploy(
      () =>
        new BackupVault("vault", {
          home,
          keyArn: "arn:aws:kms:us-west-2:111111111111:key/phi",
          lock: "compliance",
          vaultName: "novamind-prod",
          ...args,
        }),
    );
  const policy = async (args: Partial<BackupVaultArgs> = {}) => {
    const { inputs } = only(await deployed(args), POLICY);
    return JSON.parse(String(inputs["policy"])) as { Statement: Record<string, unknown>[] };
  };

  it("consists of a vault, its lock and its policy", async () => {
    expect(inventory(await deployed())).to.deep.equal({
      "novamind:data:BackupVault": 1,
      "aws:backup/vault:Vault": 1,
      [LOCK]: 1,
      [POLICY]: 1,
    });
  });

  it("is under the given key, by the name that others spell", async () => {
    expect(only(await deployed(), "aws:backup/vault:Vault").inputs).to.deep.equal({
      name: "novamind-prod",
      kmsKeyArn: "arn:aws:kms:us-west-2:111111111111:key/phi",
    });
    expect(vaultArnOf(home, "novamind-prod")).to.equal(
      "arn:aws:backup:us-west-2:111111111111:backup-vault:novamind-prod",
    );
  });

  it("is locked for good after three days in compliance mode, and can be unlocked in governance mode", async () => {
    expect(only(await deployed(), LOCK).inputs).to.deep.equal({
      backupVaultName: "novamind-prod",
      minRetentionDays: 35,
      maxRetentionDays: 2557,
      changeableForDays: 3,
    });
    const { inputs } = only(await deployed({ lock: "governance" }), LOCK);
    expect(inputs).not.to.have.property("changeableForDays");
  });

  it("refuses every deletion by hand, and takes copies of no account but those named", async () => {
    const [alone, ...none] = (await policy()).Statement;
    expect(alone).to.deep.include({ Effect: "Deny", Principal: "*" });
    expect(alone?.["Action"]).to.include("backup:DeleteRecoveryPoint");
    expect(none).to.deep.equal([]);
    const [, copies] = (await policy({ copiedFrom: ["222222222222"] })).Statement;
    expect(copies).to.deep.include({
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::222222222222:root"] },
      Action: "backup:CopyIntoBackupVault",
    });
  });

  it("refuses a name that AWS Backup does not take", async () => {
    const error = await deployed({ vaultName: "a vault" }).catch((reason: unknown) => reason);
    expect((error as Error).message).to.match(/BackupVault needs a vaultName of 2 to 50 letters/);
  });
});
