import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { BackupPlans, type BackupPlansArgs } from "./backupPlans.ts";

interface Rule {
  ruleName: string;
  targetVaultName: string;
  enableContinuousBackup: boolean;
  lifecycle: { deleteAfter: number; coldStorageAfter?: number };
  copyActions?: { destinationVaultArn: string; lifecycle: Rule["lifecycle"] }[];
}

describe("BackupPlans", () => {
  const deployed = (args: Partial<BackupPlansArgs> = {}) =>
    deploy(
      () =>
        new BackupPlans("plans", {
          vaultName: "vault",
          copyVaultArn: "arn:aws:backup:us-west-2:111111111111:backup-vault:vault",
          roleArn: "arn:aws:iam::111111111111:role/backup",
          selection: "declared",
          ...args,
        }),
    );
  const rulesOf = async (classification: string, args: Partial<BackupPlansArgs> = {}) =>
    only(await deployed(args), "aws:backup/plan:Plan", `plans-${classification}`).inputs[
      "rules"
    ] as Rule[];

  it("consists of the region's settings, and a plan and a selection per classification", async () => {
    expect(inventory(await deployed())).to.deep.equal({
      "novamind:data:BackupPlans": 1,
      "aws:backup/regionSettings:RegionSettings": 1,
      "aws:backup/plan:Plan": 4,
      "aws:backup/selection:Selection": 4,
    });
  });

  it("selects nothing while it is idle", async () => {
    expect(inventory(await deployed({ selection: "idle" }))).not.to.have.property(
      "aws:backup/selection:Selection",
    );
  });

  it("takes everything that carries the classification, and nothing else", async () => {
    const { inputs } = only(await deployed(), "aws:backup/selection:Selection", "plans-phi");
    expect(inputs).to.deep.include({
      planId: "plans-phi_id",
      resources: ["*"],
      conditions: [{ stringEquals: [{ key: "aws:ResourceTag/DataClassification", value: "phi" }] }],
    });
  });

  it("copies what it keeps for seven years, for as long, into the other region's vault", async () => {
    const monthly = (await rulesOf("phi")).find(({ ruleName }) => ruleName === "monthly");
    const lifecycle = { deleteAfter: 2557, coldStorageAfter: 35 };
    expect(monthly).to.deep.include({ lifecycle, targetVaultName: "vault" });
    expect(monthly?.copyActions).to.deep.equal([
      {
        destinationVaultArn: "arn:aws:backup:us-west-2:111111111111:backup-vault:vault",
        lifecycle,
      },
    ]);
  });

  it("copies nothing that is public, nor where there is no vault to copy to", async () => {
    const copies = (rules: Rule[]) => rules.flatMap(({ copyActions = [] }) => copyActions);
    expect(copies(await rulesOf("public"))).to.deep.equal([]);
    const declared = await deploy(
      () =>
        new BackupPlans("plans", {
          vaultName: "vault",
          roleArn: "arn:aws:iam::111111111111:role/backup",
          selection: "declared",
        }),
    );
    const { inputs } = only(declared, "aws:backup/plan:Plan", "plans-phi");
    expect(copies(inputs["rules"] as Rule[])).to.deep.equal([]);
  });
});
