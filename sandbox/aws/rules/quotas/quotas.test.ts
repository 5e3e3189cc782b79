import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type Caller, caller } from "../../testing/places.ts";
import { createRequest, putIn } from "../../testing/requests.ts";
import { schemaOf } from "../../testing/types.ts";
import { World } from "../../world.ts";
import { refuseOverQuota } from "./quotas.ts";
import { QUOTAS } from "./table.ts";

const FULL = "AddressLimitExceeded: The maximum number of addresses has been reached.";

describe("refuseOverQuota", () => {
  let folder: string;
  let world: World;
  let data: Caller;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "quotas-"));
    world = new World(folder);
    data = caller(world);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const allocate = (who: Caller, count: number) =>
    Array.from({ length: count }, (_, index) => who.create("ec2/eip", {}, `one-${String(index)}`));
  const raise = (who: Caller, value: number) =>
    who.create("servicequotas/serviceQuota", {
      serviceCode: "ec2",
      quotaCode: "L-0263D0A3",
      value,
    });

  it("counts types that there are, by properties that they have", () => {
    for (const { type, per, listed } of QUOTAS) {
      const { inputs, outputs } = schemaOf(`aws:${type}`);
      const property = typeof per === "object" ? per.property : "region";
      expect([...inputs, ...outputs], type).to.satisfy(
        (all: string[]) => all.includes(property) || per === "account",
      );
      if (listed !== undefined) {
        expect(schemaOf(`aws:${listed.type}`).inputs).to.include(listed.property);
      }
    }
  });

  it("counts each account and region by itself", () => {
    allocate(data, 5);
    expect(() => allocate(data, 1)).to.throw(FULL);
    expect(allocate(caller(world, "666666666666", "us-west-2"), 5)).to.have.length(5);
    expect(allocate(caller(world, "777777777777"), 5)).to.have.length(5);
  });

  it("frees a place with what is deleted, also when simulated AWS is opened again", () => {
    const [first] = allocate(data, 5);
    data.delete("ec2/eip", first?.id ?? "");
    const again = caller(new World(folder));
    expect(allocate(again, 1)).to.have.length(1);
    expect(() => allocate(again, 1)).to.throw(FULL);
  });

  it("lets a full account change what it has", () => {
    const [first] = allocate(data, 5);
    expect(data.update("ec2/eip", first?.id ?? "", { domain: "vpc" })).to.include({
      domain: "vpc",
    });
  });

  it("honours a raised quota where it was raised, and never lowers one", () => {
    raise(caller(world, "666666666666", "us-west-2"), 20);
    raise(caller(world, "777777777777"), 20);
    allocate(data, 5);
    expect(() => allocate(data, 1)).to.throw(FULL);
    raise(data, 6);
    expect(allocate(data, 1)).to.have.length(1);
    expect(() => allocate(data, 1)).to.throw(FULL);

    const other = caller(world, "888888888888");
    raise(other, 1);
    expect(allocate(other, 5)).to.have.length(5);
  });

  it("raises internet gateways with VPCs, as AWS does", () => {
    const connect = () => data.create("ec2/internetGateway", {});
    for (let index = 0; index < 5; index += 1) connect();
    expect(connect).to.throw("InternetGatewayLimitExceeded");
    data.create("servicequotas/serviceQuota", {
      serviceCode: "vpc",
      quotaCode: "L-F678F1CE",
      value: 6,
    });
    expect(connect().id).to.match(/^igw-/);
    expect(connect).to.throw("InternetGatewayLimitExceeded");
  });

  it("counts NAT gateways by zone", () => {
    const vpcId = data.create("ec2/vpc", { cidrBlock: "10.0.0.0/16" }).id;
    const zones = ["us-east-2a", "us-east-2b"].map(
      (availabilityZone, index) =>
        data.create("ec2/subnet", {
          vpcId,
          availabilityZone,
          cidrBlock: `10.0.${String(index)}.0/24`,
        }).id,
    );
    const connect = (subnetId: unknown) =>
      data.create("ec2/natGateway", { subnetId, connectivityType: "private" });
    for (let index = 0; index < 5; index += 1) connect(zones[0]);
    expect(() => connect(zones[0])).to.throw("NatGatewayLimitExceeded");
    expect(connect(zones[1]).id).to.match(/^nat-/);
  });

  it("counts gateway endpoints and interface endpoints by different quotas", () => {
    const token = "aws:ec2/vpcEndpoint:VpcEndpoint";
    const region = "us-east-2";
    for (let index = 0; index < 20; index += 1) {
      const outputs = { vpcId: `vpc-${String(index)}`, vpcEndpointType: "Gateway", region };
      putIn(world, token, `vpce-${String(index)}`, outputs);
    }
    const ask = (inputs: Record<string, unknown>) => () => {
      refuseOverQuota(createRequest(world, token, { vpcId: "vpc-0", ...inputs }));
    };
    expect(ask({})).to.throw("VpcEndpointLimitExceeded");
    expect(ask({ vpcEndpointType: "Gateway" })).to.throw("VpcEndpointLimitExceeded");
    expect(ask({ vpcEndpointType: "Interface" })).not.to.throw();
  });

  it("counts the directions of a network ACL each by itself", () => {
    const token = "aws:ec2/networkAclRule:NetworkAclRule";
    const networkAclId = "acl-1";
    for (let index = 0; index < 20; index += 1) {
      putIn(world, token, `nacl-${String(index)}`, { networkAclId, egress: true });
    }
    const ask = (inputs: Record<string, unknown>) => () => {
      refuseOverQuota(createRequest(world, token, inputs));
    };
    expect(ask({ networkAclId, egress: true })).to.throw("NetworkAclEntryLimitExceeded");
    expect(ask({ networkAclId, egress: false })).not.to.throw();
    expect(ask({ networkAclId: "acl-2", egress: true })).not.to.throw();
  });

  it("counts the policies of a role, not of its namesake in another account", () => {
    const token = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const own = { role: "reader", policyArn: "arn:aws:iam::aws:policy/Read" };
    for (let index = 0; index < 20; index += 1) {
      putIn(world, token, `reader/${String(index)}`, own, { accountId: "777777777777" });
    }
    const ask = () => {
      refuseOverQuota(createRequest(world, token, own));
    };
    expect(ask).not.to.throw();
    // IAM has no regions: a role is the same whatever region its provider works in.
    for (let index = 0; index < 20; index += 1) {
      putIn(world, token, `reader/${String(index)}`, own, { region: "us-west-2" });
    }
    expect(ask).to.throw("LimitExceeded: Cannot exceed quota for PoliciesPerRole: 20");
  });
});
