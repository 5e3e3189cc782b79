import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { RoleSecurityGroups, type RoleSecurityGroupsArgs } from "./roleSecurityGroups.ts";
import type { RoleTable, SecurityRole } from "./roleTable.ts";
import { securityRoles } from "./securityRoles.ts";
import { valuesOf } from "./testing/fixtures.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const IN = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const OUT = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

describe("RoleSecurityGroups", () => {
  const vpc = {
    vpcId: pulumi.output("vpc"),
    storageListIds: { s3: pulumi.output("pl-s3"), dynamodb: pulumi.output("pl-dynamodb") },
  };
  const list = (level: string, size = 5) => ({ id: `pl-${level}`, size });
  const lists = {
    edge: list("edge"),
    data: list("data"),
    management: list("management"),
    endpoints: list("endpoints"),
    peer: list("peer"),
  };
  const make = (roles: RoleTable, more: RoleSecurityGroupsArgs<SecurityRole>["lists"] = lists) => {
    const args = { vpc, roles: roles as Required<RoleTable>, lists: more };
    return new RoleSecurityGroups("ml", args);
  };
  let declared: Declared[];
  let groups: RoleSecurityGroups<SecurityRole>;
  before(async () => {
    declared = await deploy(() => (groups = make(securityRoles.ml)));
  });
  const inputsOf = (type: string, name: string) => only(declared, type, name).inputs;

  it("consists of a group per role and a rule per connection", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:RoleSecurityGroups": 1,
      [GROUP]: 5,
      [IN]: 2 + 3 + 2 + 2 + 0,
      [OUT]: 1 + 1 + 4 + 4 + 3,
    });
  });

  it("names peers in the VPC by their group", () => {
    expect(inputsOf(IN, "ml-inference-from-balancer-8000")).to.include({
      securityGroupId: "ml-inference_id",
      referencedSecurityGroupId: "ml-balancer_id",
      ipProtocol: "tcp",
      fromPort: 8000,
      toPort: 8000,
    });
  });

  it("names peers elsewhere by prefix list, storage by AWS's own", () => {
    const prefixListId = "prefixListId";
    expect(inputsOf(IN, "ml-balancer-from-data-443")[prefixListId]).to.equal("pl-data");
    expect(inputsOf(OUT, "ml-training-to-endpoints-443")[prefixListId]).to.equal("pl-endpoints");
    expect(inputsOf(OUT, "ml-training-to-s3-443")[prefixListId]).to.equal("pl-s3");
    expect(inputsOf(OUT, "ml-training-to-dynamodb-443")[prefixListId]).to.equal("pl-dynamodb");
  });

  it("lets DNS pass over UDP and TCP, where a network on premises is connected", async () => {
    const onPremises = { onPremises: list("onPremises") };
    const names = await deploy(() => make(securityRoles.endpoints, onPremises));
    const rules = names.filter(({ inputs }) => inputs["fromPort"] === 53);
    expect(
      rules.map(({ type, inputs }) => [type, inputs["securityGroupId"], inputs["ipProtocol"]]),
    ).to.have.deep.members([
      [IN, "ml-resolver_id", "udp"],
      [IN, "ml-resolver_id", "tcp"],
      [OUT, "ml-forwarder_id", "udp"],
      [OUT, "ml-forwarder_id", "tcp"],
    ]);
    for (const { inputs } of rules) {
      expect(inputs).to.include({ toPort: 53, prefixListId: "pl-onPremises" });
    }
  });

  it("lets nodes of a training job exchange every protocol among themselves, and nobody else", () => {
    const all = declared.filter(({ inputs }) => inputs["ipProtocol"] === "-1");
    expect(all).to.have.length(2);
    for (const { inputs } of all) {
      expect(inputs).to.include({
        securityGroupId: "ml-training_id",
        referencedSecurityGroupId: "ml-training_id",
      });
      expect(inputs).not.to.have.any.keys("fromPort", "toPort");
    }
  });

  it("holds no address, has no inline rules, and describes each rule", () => {
    for (const { type, inputs } of declared.filter(({ custom }) => custom)) {
      expect(inputs).not.to.have.any.keys("cidrIpv4", "cidrIpv6", "ingress", "egress");
      expect(inputs["description"], type).to.match(/^[\w .:/-]{5,}$/);
    }
  });

  it("has no rule for a trust level without networks", async () => {
    const { data, ...less } = lists;
    const without = await deploy(() => make(securityRoles.ml, less));
    expect(data.id).to.equal("pl-data");
    expect(inventory(without)).to.include({ [IN]: 8, [OUT]: 13 });
    expect(without.filter(({ name }) => name.includes("-data-"))).to.be.empty;
  });

  it("answers with the id of each group", async () => {
    expect(await valuesOf(groups.groupIds)).to.deep.equal({
      ingress: "ml-ingress_id",
      balancer: "ml-balancer_id",
      training: "ml-training_id",
      inference: "ml-inference_id",
      function: "ml-function_id",
    });
  });

  it("refuses more rules than a group takes, lists counted by their size", async () => {
    const large = { ...lists, data: list("data", 30), management: list("management", 30) };
    const error = await deploy(() => make(securityRoles.ml, large)).catch((e: unknown) => e);
    expect(error).to.have.property(
      "message",
      "RoleSecurityGroups needs at most 60 rules for each role and direction, a prefix list counted by its size",
    );
  });

  it("refuses a role that names one which is not there", async () => {
    const { service } = securityRoles.data;
    const error = await deploy(() => make({ service })).catch((e: unknown) => e);
    expect(error).to.have.property(
      "message",
      "RoleSecurityGroups needs roles that name roles of the VPC",
    );
  });
});
