import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { ReplicationRole } from "./replicationRole.ts";

describe("ReplicationRole", () => {
  it("may read one bucket and write the other, and decrypts nothing that has no key", async () => {
    const made: ReplicationRole[] = [];
    const declared = await deploy(() =>
      made.push(
        new ReplicationRole("copy", {
          source: { bucketArn: "arn:aws:s3:::from", region: "us-east-2" },
          destination: { bucketArn: "arn:aws:s3:::to", region: "us-west-2", keyArn: "key" },
          writes: ["s3:ReplicateObject"],
        }),
      ),
    );
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs;
    const { Statement: statements } = JSON.parse(policy as string) as {
      Statement: { Resource: string }[];
    };

    expect(inventory(declared)).to.deep.equal({
      "novamind:data:ReplicationRole": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
    });
    expect(statements.map(({ Resource }) => Resource)).to.deep.equal([
      "arn:aws:s3:::from",
      "arn:aws:s3:::from/*",
      "arn:aws:s3:::to/*",
      "key",
    ]);
    expect(only(declared, "aws:iam/role:Role").inputs).not.to.have.any.keys("name", "namePrefix");
    for (const { roleArn } of made) expect(await valueOf(roleArn)).to.equal("arn:aws:mock:::copy");
  });
});
