import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { BackupOnwardCopy } from "./backupOnwardCopy.ts";

const home = { accountId: "111111111111", region: "us-west-2", partition: "aws" };
const from = {
  vaultName: "novamind-prod",
  vaultArn: "arn:aws:backup:us-west-2:111111111111:backup-vault:novamind-prod",
};
const toVaultArn = "arn:aws:backup:us-west-2:222222222222:backup-vault:novamind-prod";

describe("BackupOnwardCopy", () => {
  const deployed = () =>
    deploy(
      () =>
        new BackupOnwardCopy("onward", {
          home,
          from,
          toVaultArn,
          backupRoleArn: "arn:aws:iam::111111111111:role/backup",
          logKeyArn: "arn:aws:kms:us-west-2:111111111111:key/logs",
        }),
    );

  it("consists of these resources", async () => {
    expect(inventory(await deployed())).to.deep.equal({
      "novamind:data:BackupOnwardCopy": 1,
      "novamind:data:OnwardCopyRole": 1,
      "novamind:data:StartOnEvent": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 2,
      "aws:iam/rolePolicy:RolePolicy": 2,
      "aws:sfn/stateMachine:StateMachine": 1,
      "aws:cloudwatch/eventRule:EventRule": 1,
      "aws:cloudwatch/eventTarget:EventTarget": 1,
    });
  });

  it("starts for what has arrived in its vault, and for nothing else", async () => {
    const { inputs } = only(await deployed(), "aws:cloudwatch/eventRule:EventRule");
    expect(JSON.parse(String(inputs["eventPattern"]))).to.deep.equal({
      source: ["aws.backup"],
      "detail-type": ["Copy Job State Change"],
      detail: { state: ["COMPLETED"], destinationBackupVaultArn: [from.vaultArn] },
    });
  });

  it("copies the recovery point that has arrived, once, into the other account's vault", async () => {
    const { inputs } = only(await deployed(), "aws:sfn/stateMachine:StateMachine");
    const { States } = JSON.parse(String(inputs["definition"])) as {
      States: { Copy: Record<string, unknown> };
    };
    expect(States.Copy["Resource"]).to.equal("arn:aws:states:::aws-sdk:backup:startCopyJob");
    expect(States.Copy["Parameters"]).to.deep.equal({
      "RecoveryPointArn.$": "$.detail.destinationRecoveryPointArn",
      "IdempotencyToken.$": "$.id",
      SourceBackupVaultName: "novamind-prod",
      DestinationBackupVaultArn: toVaultArn,
      IamRoleArn: "arn:aws:iam::111111111111:role/backup",
    });
  });

  it("logs every execution under the key, without what went through it", async () => {
    const declared = await deployed();
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.include({
      kmsKeyId: "arn:aws:kms:us-west-2:111111111111:key/logs",
      retentionInDays: 2192,
    });
    expect(
      only(declared, "aws:sfn/stateMachine:StateMachine").inputs["loggingConfiguration"],
    ).to.deep.include({ level: "ALL", includeExecutionData: false });
  });

  it("may hand its role to AWS Backup alone", async () => {
    const { inputs } = only(await deployed(), "aws:iam/rolePolicy:RolePolicy", "onward-copy");
    const { Statement } = JSON.parse(String(inputs["policy"])) as {
      Statement: Record<string, unknown>[];
    };
    expect(Statement.find((one) => one["Action"] === "iam:PassRole")).to.deep.include({
      Resource: "arn:aws:iam::111111111111:role/backup",
      Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
    });
  });
});
