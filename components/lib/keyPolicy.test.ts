import { expect } from "chai";

import { valueOf } from "../testing/deploy.ts";
import {
  keyPolicy,
  usedByAutoScaling,
  usedByLogs,
  usedByService,
  usedThrough,
} from "./keyPolicy.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

interface Statement {
  Sid: string;
  Action: string[];
  Principal: object;
  Condition?: object;
}

const statements = async (...uses: Parameters<typeof usedByService>[]) => {
  const policy = keyPolicy(home, ...uses.map((use) => usedByService(...use)));
  return (JSON.parse(await valueOf(policy)) as { Statement: Statement[] }).Statement;
};

describe("keyPolicy", () => {
  it("lets the account manage the key, without reading what it encrypts", async () => {
    const [administration] = await statements();

    expect(administration?.Action).to.include.members(["kms:PutKeyPolicy", "kms:ReplicateKey"]);
    for (const action of ["kms:Decrypt", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:*"]) {
      expect(administration?.Action).not.to.include(action);
    }
  });

  it("adds each use", async () => {
    const [, use] = await statements(["delivery.logs.amazonaws.com", ["111122223333"]]);

    expect(use).to.deep.include({
      Sid: "UseBydeliverylogsamazonawscom",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": ["111122223333"] } },
    });
  });

  it("ties use through services to the account and the services, in every region", () => {
    expect(usedThrough(home, ["s3"])).to.have.deep.property("Condition", {
      StringEquals: { "kms:CallerAccount": "111122223333" },
      StringLike: { "kms:ViaService": ["s3.*.amazonaws.com"] },
    });
  });

  it("ties CloudWatch Logs to the log groups of the account and region", () => {
    expect(usedByLogs(home)).to.deep.include({
      Principal: { Service: "logs.us-east-2.amazonaws.com" },
      Condition: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-2:111122223333:*" },
      },
    });
  });

  it("lets the account's Auto Scaling role encrypt volumes, and no other principal", () => {
    for (const statement of usedByAutoScaling(home)) {
      expect(statement).to.have.deep.nested.property("Condition.StringEquals", {
        "aws:PrincipalArn":
          "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
        "kms:CallerAccount": "111122223333",
      });
    }
  });
});
