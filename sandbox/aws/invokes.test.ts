import { expect } from "chai";

import { invoke } from "./invokes.ts";
import { REGIONS } from "./regions.ts";
import { zonesOf } from "./zones.ts";

const PLACE = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const ZONES = "aws:index/getAvailabilityZones:getAvailabilityZones";
const DOCUMENT = "aws:iam/getPolicyDocument:getPolicyDocument";
const PARAMETER = "aws:ssm/getParameter:getParameter";
const ECS_IMAGE = "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended";

describe("zonesOf", () => {
  it("gives each account all zones of the region, under names a, b, c …", () => {
    for (const [region, { zoneIds }] of Object.entries(REGIONS)) {
      const zones = zonesOf({ ...PLACE, region });
      expect(zones.map(({ id }) => id)).to.have.members([...zoneIds]);
      expect(zones.map(({ name }) => name)).to.deep.equal(
        ["a", "b", "c", "d", "e", "f"].slice(0, zoneIds.length).map((letter) => region + letter),
      );
    }
  });

  it("shuffles them per account, the same way each time", () => {
    const orders = Array.from({ length: 12 }, (_, index) => {
      const place = { ...PLACE, accountId: String(100000000000 + index) };
      expect(zonesOf(place)).to.deep.equal(zonesOf(place));
      return zonesOf(place)
        .map(({ id }) => id)
        .join();
    });
    expect(new Set(orders).size).to.be.greaterThan(2);
  });
});

describe("invoke", () => {
  it("fails with the name of what it cannot answer", () => {
    const token = "aws:ec2/getAmi:getAmi";
    expect(() => invoke(token, {}, PLACE)).to.throw(token);
    expect(() => invoke("toString", {}, PLACE)).to.throw("toString");
  });

  it("tells who and where the caller is", () => {
    expect(invoke("aws:index/getCallerIdentity:getCallerIdentity", {}, PLACE)).to.include({
      accountId: "111122223333",
    });
    expect(
      invoke("aws:index/getPartition:getPartition", {}, { ...PLACE, partition: "aws-us-gov" })[
        "partition"
      ],
    ).to.equal("aws-us-gov");
    expect(invoke("aws:index/getRegion:getRegion", {}, PLACE)).to.include({
      region: "us-east-2",
      description: "US East (Ohio)",
    });
    expect(
      invoke("aws:index/getRegion:getRegion", { region: "us-west-2" }, PLACE)["name"],
    ).to.equal("us-west-2");
  });

  it("lists zones with names and ids in one order, filtered", () => {
    const all = invoke(ZONES, { state: "available" }, PLACE);
    expect(all["names"]).to.deep.equal(zonesOf(PLACE).map(({ name }) => name));
    expect(all["zoneIds"]).to.deep.equal(zonesOf(PLACE).map(({ id }) => id));
    const filtered = (name: string, ...values: string[]) =>
      invoke(ZONES, { filters: [{ name, values }] }, PLACE)["zoneIds"];
    expect(filtered("zone-id", "use2-az2", "use2-az9")).to.deep.equal(["use2-az2"]);
    expect(filtered("zone-type", "local-zone")).to.deep.equal([]);
    expect(filtered("opt-in-status", "opt-in-not-required")).to.have.lengthOf(3);
    expect(invoke(ZONES, { state: "impaired" }, PLACE)["names"]).to.deep.equal([]);
    expect(invoke(ZONES, { excludeZoneIds: ["use2-az1"] }, PLACE)["zoneIds"]).to.have.lengthOf(2);
  });

  it("finds one zone, and refuses to choose among several", () => {
    const token = "aws:index/getAvailabilityZone:getAvailabilityZone";
    const [first] = zonesOf(PLACE);
    expect(invoke(token, { zoneId: first?.id }, PLACE)["name"]).to.equal(first?.name);
    expect(() => invoke(token, {}, PLACE)).to.throw("multiple");
    expect(() => invoke(token, { name: "us-east-2z" }, PLACE)).to.throw("no matching");
  });

  it("renders policy documents", () => {
    const statement = {
      sid: "Read",
      actions: ["s3:Get*", "s3:List*"],
      resources: ["arn:aws:s3:::b/&{aws:username}"],
      principals: [{ type: "AWS", identifiers: ["*"] }],
      conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["true"] }],
    };
    const { json, minifiedJson } = invoke(DOCUMENT, { statements: [statement] }, PLACE);
    const expected = {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: ["s3:List*", "s3:Get*"],
          Resource: "arn:aws:s3:::b/${aws:username}",
          Principal: { AWS: "*" },
          Condition: { Bool: { "aws:SecureTransport": "true" } },
        },
      ],
    };
    expect(minifiedJson).to.equal(JSON.stringify(expected));
    expect(json).to.equal(JSON.stringify(expected, undefined, 2));
  });

  it("lets statements override those of the same Sid", () => {
    const source = JSON.stringify({
      Statement: [
        { Sid: "A", Effect: "Allow" },
        { Sid: "B", Effect: "Allow" },
      ],
    });
    const args = {
      sourcePolicyDocuments: [source],
      statements: [{ sid: "B", effect: "Deny", actions: ["*"] }],
    };
    const { Statement } = JSON.parse(String(invoke(DOCUMENT, args, PLACE)["json"])) as {
      Statement: unknown[];
    };
    expect(Statement).to.deep.equal([
      { Sid: "A", Effect: "Allow" },
      { Sid: "B", Effect: "Deny", Action: "*" },
    ]);
  });

  it("answers image parameters, one image per region, and no private ones", () => {
    const value = (name: string, region = "us-east-2") =>
      String(invoke(PARAMETER, { name }, { ...PLACE, region })["value"]);
    const whole = JSON.parse(value(ECS_IMAGE)) as { image_id: string };
    expect(value(`${ECS_IMAGE}/image_id`))
      .to.match(/^ami-0[0-9a-f]{16}$/)
      .and.to.equal(whole.image_id);
    expect(value(`${ECS_IMAGE}/image_id`, "us-west-2")).to.not.equal(whole.image_id);
    expect(value("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")).to.match(
      /^ami-/,
    );
    expect(() => invoke(PARAMETER, { name: "/mine" }, PLACE)).to.throw("/mine");
  });

  it("knows the prefix lists of AWS by name, filter and id", () => {
    const token = "aws:ec2/getManagedPrefixList:getManagedPrefixList";
    const name = "com.amazonaws.us-east-2.s3";
    const list = invoke(token, { name }, PLACE);
    expect(list).to.include({ name, ownerId: "AWS", addressFamily: "IPv4" });
    expect(invoke(token, { id: list["id"] }, PLACE)["name"]).to.equal(name);
    expect(
      invoke(token, { filters: [{ name: "prefix-list-name", values: [name] }] }, PLACE)["id"],
    ).to.equal(list["id"]);
    expect(
      invoke("aws:ec2/getPrefixList:getPrefixList", { name }, PLACE)["cidrBlocks"],
    ).to.not.deep.equal([]);
    expect(() => invoke(token, { name: "com.amazonaws.us-west-2.s3" }, PLACE)).to.throw(
      "no matching",
    );
  });
});
