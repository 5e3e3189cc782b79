import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { CacheUsers } from "./cacheUsers.ts";

const USER = "aws:elasticache/user:User";

async function refusal(name: string, users: Record<string, "readWrite" | "readOnly">) {
  const program = () => new CacheUsers(name, { users });
  return ((await deploy(program).catch((e: unknown) => e)) as Error).message;
}

describe("CacheUsers", () => {
  let users: CacheUsers;
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      users = new CacheUsers("cache", { users: { twin: "readWrite", reports: "readOnly" } });
    });
  });

  it("is a group of its users and of one that is nobody", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:CacheUsers": 1,
      [USER]: 3,
      "aws:elasticache/userGroup:UserGroup": 1,
    });
    expect(only(declared, "aws:elasticache/userGroup:UserGroup").inputs).to.deep.equal({
      engine: "valkey",
      userGroupId: "cache",
      userIds: ["cache-default", "twin", "reports"],
    });
  });

  it("signs users in by IAM, which wants id and name to be the same, without a password", () => {
    expect(only(declared, USER, "cache-twin").inputs).to.deep.equal({
      engine: "valkey",
      userId: "twin",
      userName: "twin",
      accessString: "on ~* +@all -@admin -@dangerous",
      authenticationMode: { type: "iam" },
    });
    expect(only(declared, USER, "cache-reports").inputs).to.include({
      accessString: "on ~* +@read +@connection -@dangerous",
    });
  });

  it("switches the default user off, behind a secret that no state holds and no one knows", () => {
    const { passwordsWo, ...nobody } = only(declared, USER, "cache-default").inputs;

    expect(nobody).to.deep.equal({
      engine: "valkey",
      userId: "cache-default",
      userName: "default",
      accessString: "off -@all",
      passwordsWoVersion: 1,
    });
    expect(JSON.stringify(passwordsWo))
      .to.match(/[A-Za-z0-9]{40}/)
      .and.not.match(/[_]/);
  });

  it("answers with its group and users", async () => {
    expect(await valueOf(users.userGroupId)).to.equal("cache");
    expect(Object.keys(users.userArns)).to.deep.equal(["twin", "reports"]);
    for (const arn of Object.values(users.userArns)) {
      expect(await valueOf(arn)).to.match(/^arn:aws:mock:::cache-(twin|reports)$/);
    }
  });

  it("refuses nobody, AWS's own default user, and names that are none", async () => {
    expect(await refusal("cache", {})).to.equal("CacheUsers needs at least one user");
    expect(await refusal("cache", { default: "readWrite" })).to.equal(
      "CacheUsers needs no user called default",
    );
    expect(await refusal("Cache", { "1": "readOnly" })).to.equal(
      "CacheUsers needs user ids of lower-case letters, digits and hyphens, a name of lower-case letters, digits and hyphens",
    );
  });
});
