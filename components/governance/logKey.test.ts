import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { LogKey } from "./logKey.ts";

describe("LogKey", () => {
  it("is a rotating key that CloudWatch Logs alone can use, for one account and region", async () => {
    const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
    const made: LogKey[] = [];
    const declared = await deploy(() => made.push(new LogKey("logs", { home })));

    expect(inventory(declared)).to.deep.equal({
      "novamind:governance:LogKey": 1,
      "aws:kms/key:Key": 1,
      "aws:kms/alias:Alias": 1,
    });
    const { policy, ...rest } = only(declared, "aws:kms/key:Key").inputs;
    const { Statement: statements } = JSON.parse(policy as string) as {
      Statement: { Sid: string }[];
    };
    expect(rest).to.include({ enableKeyRotation: true, deletionWindowInDays: 30 });
    expect(statements.map(({ Sid }) => Sid)).to.deep.equal(["Administration", "CloudWatchLogs"]);
    expect(only(declared, "aws:kms/alias:Alias").inputs).to.deep.equal({
      name: "alias/novamind-logs",
      targetKeyId: "logs_id",
    });
    for (const { keyArn } of made) expect(await valueOf(keyArn)).to.equal("arn:aws:mock:::logs");
  });
});
