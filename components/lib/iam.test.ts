import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";

import { valueOf } from "../testing/deploy.ts";
import {
  assumableBy,
  assumableByService,
  denyInsecureBucketAccess,
  denyInsecureTransport,
  policyDocument,
} from "./iam.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

describe("iam", () => {
  it("trusts a service on behalf of one account only, where the service says for whom it acts", async () => {
    expect(JSON.parse(await valueOf(assumableBy("vpc-flow-logs.amazonaws.com", home))))
      .to.have.nested.property("Statement[0].Condition")
      .that.deep.equals({ StringEquals: { "aws:SourceAccount": "111122223333" } });
    expect(JSON.parse(await valueOf(assumableByService("ec2.amazonaws.com")))).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ec2.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    });
  });

  it("keeps the S3-only condition out of what other services read", () => {
    expect(denyInsecureTransport("sns:Publish", "arn:aws:sns:::topic")).to.deep.include({
      Effect: "Deny",
      Resource: "arn:aws:sns:::topic",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  it("asks TLS 1.2 of a bucket and of its objects", async () => {
    const document = policyDocument(...denyInsecureBucketAccess(pulumi.output("arn:aws:s3:::b")));
    const { Statement: statements } = JSON.parse(await valueOf(document)) as {
      Statement: { Sid: string; Resource: string[]; Condition: object }[];
    };

    expect(statements.map(({ Sid }) => Sid)).to.deep.equal(["OnlyTls", "OnlyTls12"]);
    for (const { Resource } of statements) {
      expect(Resource).to.deep.equal(["arn:aws:s3:::b", "arn:aws:s3:::b/*"]);
    }
    expect(statements[1]?.Condition).to.deep.equal({ NumericLessThan: { "s3:TlsVersion": "1.2" } });
  });
});
