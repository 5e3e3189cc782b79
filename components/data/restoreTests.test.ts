import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { RestoreTests, type RestoreTestsArgs } from "./restoreTests.ts";

const SELECTION = "aws:backup/restoreTestingSelection:RestoreTestingSelection";

describe("RestoreTests", () => {
  const deployed = (args: Partial<RestoreTestsArgs> = {}) =>
    deploy(
      () =>
        new RestoreTests("restore", {
          planName: "prod",
          vaultArn: "arn:aws:backup:us-east-2:111111111111:backup-vault:vault",
          roleArn: "arn:aws:iam::111111111111:role/backup",
          stores: ["aurora", "dynamodb"],
          ...args,
        }),
    );
  const refusal = async (args: Partial<RestoreTestsArgs>) => {
    const error = await deployed(args).catch((reason: unknown) => reason);
    return (error as Error).message;
  };

  it("consists of a plan and a selection per store", async () => {
    expect(inventory(await deployed())).to.deep.equal({
      "novamind:data:RestoreTests": 1,
      "aws:backup/restoreTestingPlan:RestoreTestingPlan": 1,
      [SELECTION]: 2,
    });
  });

  it("restores the latest backup of its vault once a month", async () => {
    const { inputs } = only(await deployed(), "aws:backup/restoreTestingPlan:RestoreTestingPlan");
    expect(inputs).to.deep.include({ scheduleExpression: "cron(0 9 2 * ? *)" });
    expect(inputs["recoveryPointSelection"]).to.deep.include({
      algorithm: "LATEST_WITHIN_WINDOW",
      includeVaults: ["arn:aws:backup:us-east-2:111111111111:backup-vault:vault"],
    });
  });

  it("tells AWS Backup what a store's restore needs", async () => {
    const overrides = { aurora: { dbSubnetGroupName: "isolated" } };
    const declared = await deployed({ overrides });
    expect(only(declared, SELECTION, "restore-aurora").inputs).to.deep.include({
      protectedResourceType: "Aurora",
      restoreMetadataOverrides: overrides.aurora,
    });
    expect(only(declared, SELECTION, "restore-dynamodb").inputs).not.to.have.property(
      "restoreMetadataOverrides",
    );
  });

  it("refuses a test of nothing, and a name with hyphens", async () => {
    expect(await refusal({ stores: [] })).to.match(/RestoreTests needs one store or more/);
    expect(await refusal({ planName: "prod-restore" })).to.match(/planName of 1 to 50 letters/);
  });
});
