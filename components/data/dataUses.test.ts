import { expect } from "chai";

import { policyDocument } from "../lib/iam.ts";
import { valueOf } from "../testing/deploy.ts";
import { allowedFrom, objectUses, recordUses } from "./dataUses.ts";

const BUCKET = "arn:aws:s3:::recordings";
const TABLE = "arn:aws:dynamodb:us-east-2:111122223333:table/results";
const user = {
  purpose: "Pat",
  accountArn: "arn:aws:iam::444455556666:root",
  principalArnPattern: "arn:aws:iam::444455556666:role/*-pat-???????",
};

describe("allowedFrom", () => {
  const statements = async (uses: Parameters<typeof allowedFrom>[1]): Promise<unknown> => {
    const document = policyDocument(...allowedFrom(user, uses));
    return (JSON.parse(await valueOf(document)) as { Statement: unknown }).Statement;
  };
  const who = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::444455556666:root" },
  };
  const ArnLike = { "aws:PrincipalArn": user.principalArnPattern };

  it("lets a role read and list under its prefixes alone", async () => {
    const uses = objectUses(BUCKET, { access: "read", prefixes: ["a/", "b/"] });

    expect(await statements(uses)).to.deep.equal([
      {
        ...who,
        Sid: "ReadByPat",
        Action: "s3:GetObject",
        Resource: [`${BUCKET}/a/*`, `${BUCKET}/b/*`],
        Condition: { ArnLike },
      },
      {
        ...who,
        Sid: "ListByPat",
        Action: "s3:ListBucket",
        Resource: BUCKET,
        Condition: { StringLike: { "s3:prefix": ["a/*", "b/*"] }, ArnLike },
      },
    ]);
  });

  it("lets a role write under its prefix, and neither read, list nor delete", async () => {
    expect(
      await statements(objectUses(BUCKET, { access: "write", prefixes: ["a/"] })),
    ).to.deep.equal([
      {
        ...who,
        Sid: "WriteByPat",
        Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
        Resource: [`${BUCKET}/a/*`],
        Condition: { ArnLike },
      },
    ]);
  });

  it("lets a role read and write all of a bucket where no prefix is said", async () => {
    const uses = objectUses(BUCKET, { access: "readWrite" });

    expect(uses.map(({ Sid }) => Sid)).to.deep.equal(["Read", "List", "Write"]);
    expect(await statements(uses)).to.have.deep.nested.property("[0].Resource", [`${BUCKET}/*`]);
    expect(await statements(uses)).to.have.deep.nested.property("[1].Condition", { ArnLike });
  });

  it("lets a role read items, by indexes too, and write them, and never scan, delete or query by PartiQL", async () => {
    expect(await statements(recordUses(TABLE, "readWrite"))).to.deep.equal([
      {
        ...who,
        Sid: "ReadByPat",
        Action: [
          ...["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem"],
          ...["dynamodb:GetItem", "dynamodb:Query"],
        ],
        Resource: [TABLE, `${TABLE}/index/*`],
        Condition: { ArnLike },
      },
      {
        ...who,
        Sid: "WriteByPat",
        Action: ["dynamodb:ConditionCheckItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
        Resource: TABLE,
        Condition: { ArnLike },
      },
    ]);
    expect(recordUses(TABLE, "read").map(({ Sid }) => Sid)).to.deep.equal(["Read"]);
    expect(recordUses(TABLE, "write").map(({ Sid }) => Sid)).to.deep.equal(["Write"]);
  });
});
