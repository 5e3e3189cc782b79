import { expect } from "chai";

import { type BackupRule, backupRules } from "./backupRules.ts";
import { BACKUP_SUPPORT, type BackupSupport, optIns } from "./backupSupport.ts";
import { CLASSIFICATIONS } from "./classification.ts";

describe("backupRules", () => {
  it("keeps PHI for seven years, the last of it in cold storage, and any second of 35 days", () => {
    const rules = backupRules("phi");
    expect(rules.map(({ name, deleteAfterDays }) => [name, deleteAfterDays])).to.deep.equal([
      ["continuous", 35],
      ["daily", 35],
      ["weekly", 90],
      ["monthly", 2557],
    ]);
    expect(rules.filter(({ continuous }) => continuous).map(({ name }) => name)).to.deep.equal([
      "continuous",
    ]);
    expect(rules.find(({ name }) => name === "monthly")?.coldAfterDays).to.equal(35);
  });

  it("copies daily and monthly snapshots, and no continuous backup", () => {
    const copied = backupRules("phi").filter((rule) => rule.copied);
    expect(copied.map(({ name }) => name)).to.deep.equal(["daily", "monthly"]);
  });

  it("asks for nothing that no store can", () => {
    const { neptune, dynamodb, rds } = BACKUP_SUPPORT;
    const names = (rules: BackupRule[]) => rules.map(({ name }) => name);
    expect(names(backupRules("phi", [neptune]))).to.deep.equal(["daily", "weekly", "monthly"]);
    expect(names(backupRules("phi", [neptune, rds]))).to.include("continuous");
    const coldOf = (stores: BackupSupport[]) =>
      backupRules("phi", stores).flatMap(({ coldAfterDays = [] }) => coldAfterDays);
    expect(coldOf([neptune, rds])).to.deep.equal([]);
    expect(coldOf([neptune, dynamodb])).to.deep.equal([35]);
    const stays = { ...rds, copies: { region: true, account: false } };
    expect(backupRules("phi", [stays]).some(({ copied }) => copied)).to.equal(false);
  });

  it("keeps a copied daily backup of whatever cannot be made again, and leaves cold storage its 90 days", () => {
    for (const classification of CLASSIFICATIONS) {
      const rules = backupRules(classification);
      expect(rules.some(({ name }) => name === "daily")).to.equal(true);
      expect(rules.some(({ copied }) => copied)).to.equal(classification !== "public");
      for (const { coldAfterDays, deleteAfterDays } of rules) {
        expect(deleteAfterDays).to.be.within(35, 2557);
        if (coldAfterDays !== undefined) expect(deleteAfterDays - coldAfterDays).to.be.least(90);
      }
    }
  });
});

describe("optIns", () => {
  it("opts in to the stores of the platform, and to nothing else", () => {
    const used = Object.entries(optIns()).filter(([, value]) => value);
    expect(used.map(([type]) => type)).to.have.members(
      Object.values(BACKUP_SUPPORT).map(({ resourceType }) => resourceType),
    );
  });
});
