import { expect } from "chai";

import { valueOf } from "../testing/deploy.ts";
import { sessionPermissions } from "./hostSessions.ts";
import { policyDocument } from "./iam.ts";

const home = { accountId: "111122223333", region: "us-gov-west-1", partition: "aws-us-gov" };
const keyArn = "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/sessions";
const logGroupArn = "arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:sessions";

describe("sessionPermissions", () => {
  it("decrypt with the sessions' key, record in their group, and list the region's groups", async () => {
    const policy = policyDocument(...sessionPermissions(home, { keyArn, logGroupArn }));
    const { Statement: statements } = JSON.parse(await valueOf(policy)) as {
      Statement: { Effect: string; Action: string | string[]; Resource: string | string[] }[];
    };

    expect(statements).to.deep.equal([
      { Effect: "Allow", Action: "kms:Decrypt", Resource: keyArn },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [logGroupArn, `${logGroupArn}:*`],
      },
      {
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: "arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:*",
      },
    ]);
  });
});
