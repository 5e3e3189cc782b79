import { expect } from "chai";

import { grantExample, publicGrant } from "./everyone.ts";

const allowed = (Condition?: object) =>
  publicGrant(grantExample("sqs:SendMessage", { Principal: { AWS: "*" }, Condition })) ===
  undefined;

describe("publicGrant", () => {
  it("lets pass what a fixed value leaves to some", () => {
    expect(allowed({ ArnLike: { "AWS:SourceArn": "arn:aws:s3:::phi" } })).to.be.true;
    expect(allowed({ StringEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] } })).to.be.true;
    expect(allowed({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } })).to.be.true;
  });

  it("sees through conditions that leave everyone", () => {
    expect(allowed()).to.be.false;
    expect(allowed({ StringLike: { "aws:PrincipalArn": "*" } })).to.be.false;
    expect(allowed({ StringNotEquals: { "aws:PrincipalOrgID": "o-1" } })).to.be.false;
    expect(allowed({ Null: { "aws:PrincipalOrgID": "false" } })).to.be.false;
    expect(allowed({ "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-1/*" } })).to.be
      .false;
    expect(allowed({ IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "::/0"] } })).to.be.false;
  });
});
