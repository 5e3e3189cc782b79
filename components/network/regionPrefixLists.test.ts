import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { RegionPrefixLists, type RegionPrefixListsArgs } from "./regionPrefixLists.ts";
import { ORGANIZATION_ARN } from "./testing/fixtures.ts";

const LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";

describe("RegionPrefixLists", () => {
  const make = (levels: RegionPrefixListsArgs["levels"]) =>
    new RegionPrefixLists("level", { organizationArn: ORGANIZATION_ARN, levels });
  const six = Array.from({ length: 6 }, (_, index) => `10.1.${String(index)}.0/24`);
  let declared: Declared[];
  let made: RegionPrefixLists;
  before(async () => {
    declared = await deploy(() => (made = make({ data: ["10.17.0.0/16"], edge: six })));
  });

  it("consists of a list per level, each shared", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:RegionPrefixLists": 1,
      [LIST]: 2,
      "aws:ram/resourceShare:ResourceShare": 2,
      "aws:ram/resourceAssociation:ResourceAssociation": 2,
      "aws:ram/principalAssociation:PrincipalAssociation": 2,
    });
  });

  it("holds the networks of its level, with room in steps of five", () => {
    expect(only(declared, LIST, "level-data").inputs).to.deep.include({
      addressFamily: "IPv4",
      entries: [{ cidr: "10.17.0.0/16" }],
      maxEntries: 5,
    });
    expect(only(declared, LIST, "level-edge").inputs).to.include({ maxEntries: 10 });
    expect(made.lists.edge?.size).to.equal(10);
  });

  it("is shared with the organization and nobody else", () => {
    for (const name of ["level-data", "level-edge"]) {
      const inputsOf = (type: string) => only(declared, `aws:ram/${type}`, name).inputs;
      expect(inputsOf("resourceShare:ResourceShare")).to.include({
        allowExternalPrincipals: false,
      });
      expect(inputsOf("principalAssociation:PrincipalAssociation")).to.include({
        principal: ORGANIZATION_ARN,
      });
      expect(inputsOf("resourceAssociation:ResourceAssociation")).to.include({
        resourceArn: `arn:aws:mock:::${name}`,
      });
    }
  });

  it("answers with each list's id", async () => {
    const { data } = made.lists;
    expect(data && (await valueOf(data.id))).to.equal("level-data_id");
    expect(data && (await valueOf(data.sharedId))).to.equal("level-data_id");
  });

  it("refuses a level without networks, or with a malformed one", async () => {
    for (const cidrs of [[], ["10.17.0.1/16"]]) {
      const error = await deploy(() => make({ data: cidrs })).catch((e: unknown) => e);
      expect(error).to.have.property(
        "message",
        "RegionPrefixLists needs canonical networks of data",
      );
    }
  });
});
