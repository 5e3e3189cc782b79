import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { Account } from "./account.ts";
import { AwsError } from "./awsError.ts";
import { callsWith } from "./calls.ts";
import { Client } from "./client.ts";
import { World } from "./world.ts";

const urn = (type: string, name: string) => `urn:pulumi:prod::novamind::parent$${type}::${name}`;
const VPC = urn("aws:ec2/vpc:Vpc", "data");
const ROLE = urn("aws:iam/role:Role", "reader");
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
    },
  ],
});

describe("Faults", () => {
  let folder: string;
  let world: World;
  const connect = (region: string, more: Record<string, unknown> = {}) =>
    new Account(world, {
      region,
      assumeRoles: JSON.stringify([{ roleArn: "arn:aws:iam::666666666666:role/NovamindDeploy" }]),
      ...more,
    });
  const vpc = (account: Account) => account.create(VPC, { cidrBlock: "10.0.0.0/16" });
  const role = (account: Account) =>
    account.create(ROLE, { name: "reader", assumeRolePolicy: TRUST });
  const attempts = () => world.calls().map(({ error }) => error);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "faults-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("answers nothing in a region that is down, and everything elsewhere", () => {
    world.faults.set([{ kind: "region-down", region: "us-east-2" }]);
    const east = connect("us-east-2");
    expect(() => vpc(east)).to.throw(
      `create of ${VPC}: exceeded maximum number of attempts, 25, api error ServiceUnavailable`,
    );
    expect(() => east.invoke("aws:index/getRegion:getRegion", {}, "prod")).to.throw("attempts");
    expect(world.inventory()).to.deep.equal([]);
    expect(vpc(connect("us-west-2")).id).to.match(/^vpc-/);
    expect(role(connect("us-west-2")).id).to.equal("reader");
  });

  it("takes the writes of the global control planes with it when us-east-1 is down, not their reads", () => {
    const west = connect("us-west-2");
    const { id } = role(west);
    world.faults.set([{ kind: "region-down", region: "us-east-1" }]);
    expect(() => west.update(ROLE, id, { assumeRolePolicy: TRUST, description: "new" })).to.throw(
      "ServiceUnavailable",
    );
    expect(() => {
      west.delete(ROLE, id);
    }).to.throw("ServiceUnavailable");
    expect(west.read(ROLE, id)).to.have.property("id", id);
    expect(vpc(west).id).to.match(/^vpc-/);
  });

  it("lets a throttled request through once AWS takes it again, in each service's words", () => {
    world.faults.set([{ kind: "throttled", service: "ec2", times: 3 }]);
    expect(vpc(connect("us-east-2")).id).to.match(/^vpc-/);
    const refused = "RequestLimitExceeded";
    expect(attempts()).to.deep.equal([refused, refused, refused, undefined]);
    expect(world.inventory()).to.have.length(1);
  });

  it("gives up on a throttled request after as many attempts as the provider allows", () => {
    world.faults.set([{ kind: "throttled", service: "iam", times: Infinity }]);
    const account = connect("us-east-2", { maxRetries: "5" });
    expect(() => role(account)).to.throw(
      "exceeded maximum number of attempts, 5, api error Throttling: Rate exceeded",
    );
    expect(attempts()).to.deep.equal(Array(5).fill("Throttling"));
    expect(world.inventory()).to.deep.equal([]);
  });

  it("fails one call once, and then no more", () => {
    world.faults.set([{ kind: "fails", action: "create", type: "aws:ec2/vpc:Vpc", times: 1 }]);
    const account = connect("us-east-2");
    expect(() => vpc(account)).to.throw("api error ExpiredToken");
    expect(attempts()).to.deep.equal(["ExpiredToken"]);
    expect(vpc(account).id).to.match(/^vpc-/);
  });

  it("fails one call always, until it is told otherwise", () => {
    const fault = { kind: "fails", action: "create", type: "aws:ec2/vpc:Vpc" } as const;
    world.faults.set([{ ...fault, times: Infinity }]);
    const account = connect("us-east-2");
    for (let time = 0; time < 3; time += 1) expect(() => vpc(account)).to.throw("ExpiredToken");
    expect(role(account).id).to.equal("reader");
    world.faults.set([]);
    expect(vpc(account).id).to.match(/^vpc-/);
  });

  describe("when AWS lags", () => {
    const ask = {
      stack: "prod",
      accountId: "666666666666",
      region: "us-east-2",
      type: "aws:ec2/subnet:Subnet",
      action: "create",
      resource: "subnet",
    } as const;
    /** A request that refers to `id`, as a subnet refers to its VPC. */
    const referTo = (id: string) =>
      new Client(world).send(ask, (find) => {
        if (find(id) === undefined) throw new AwsError("NotFound", `${id} does not exist`);
        return { id: "subnet-1" };
      });

    it("sends again what refers to something that is not visible yet", () => {
      world.faults.set([{ kind: "lags", times: 2 }]);
      const { id } = vpc(connect("us-east-2"));
      referTo(id);
      expect(attempts().slice(1)).to.deep.equal(["NotFound", "NotFound", undefined]);
    });

    it("gives up when it does not become visible", () => {
      world.faults.set([{ kind: "lags", times: 100 }]);
      const { id } = vpc(connect("us-east-2"));
      expect(() => referTo(id)).to.throw(
        "exceeded maximum number of attempts, 25, api error NotFound",
      );
    });

    it("does not send again what refers to something that is not there", () => {
      world.faults.set([{ kind: "lags", times: 2 }]);
      expect(() => referTo("vpc-0")).to.throw(/^api error NotFound/);
      expect(attempts()).to.deep.equal(["NotFound"]);
    });
  });

  for (const [when, left] of [
    ["before", 1],
    ["after", 2],
  ] as const) {
    it(`kills the process ${when} AWS carries the second create out`, () => {
      const killed = new Error("killed");
      world.faults.onKill(() => {
        throw killed;
      });
      world.faults.set([{ kind: "killed", create: 2, when }]);
      const account = connect("us-east-2");
      vpc(account);
      expect(() => vpc(account)).to.throw(killed);
      expect(world.inventory()).to.have.length(left);
    });
  }

  it("has every attempt in the call log, with what it referred to", () => {
    world.faults.set([{ kind: "throttled", service: "ec2", times: 1 }]);
    const account = connect("us-east-2");
    const { id } = vpc(account);
    account.create(urn("aws:ec2/internetGateway:InternetGateway", "edge"), { vpcId: id });
    account.invoke("aws:index/getRegion:getRegion", {}, "prod");
    const calls = world.calls();
    expect(callsWith(calls, { uses: id }).map(({ action }) => action)).to.deep.equal([
      "create",
      "create",
    ]);
    expect(callsWith(calls, { region: "us-west-2" })).to.deep.equal([]);
    expect(callsWith(calls, { stack: "prod", action: "invoke" })).to.have.length(1);
    expect(callsWith(calls, { resource: VPC }).map(({ error }) => error)).to.deep.equal([
      "RequestLimitExceeded",
    ]);
  });
});
