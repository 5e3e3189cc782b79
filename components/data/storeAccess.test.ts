import { expect } from "chai";

import { deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { StoreAccess } from "./storeAccess.ts";

const args = { vpcId: "vpc-1", port: 8182, clients: { twin: "sg-twin", pat: "sg-pat" } };

describe("StoreAccess", () => {
  it("lets each named client reach one port, and the store reach nobody", async () => {
    const made: StoreAccess[] = [];
    const declared = await deploy(() => made.push(new StoreAccess("graph", args)));
    const group = only(declared, "aws:ec2/securityGroup:SecurityGroup").inputs;

    expect(inventory(declared)).to.deep.equal({
      "novamind:data:StoreAccess": 1,
      "aws:ec2/securityGroup:SecurityGroup": 1,
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": 2,
    });
    expect(group).to.include({ vpcId: "vpc-1" }).and.not.have.any.keys("ingress", "egress");
    expect(
      only(declared, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "graph-twin")
        .inputs,
    ).to.deep.equal({
      securityGroupId: "graph_id",
      referencedSecurityGroupId: "sg-twin",
      description: "twin",
      ipProtocol: "tcp",
      fromPort: 8182,
      toPort: 8182,
    });
    for (const { securityGroupId } of made) {
      expect(await valueOf(securityGroupId)).to.equal("graph_id");
    }
  });

  it("refuses what is no port", async () => {
    const program = () => new StoreAccess("graph", { ...args, port: 0 });
    const error = await deploy(program).catch((e: unknown) => e);

    expect(error).to.have.property("message", "StoreAccess needs a port of 1 to 65535");
  });
});
