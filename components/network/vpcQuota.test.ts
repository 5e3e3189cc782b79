import { expect } from "chai";
import type * as pulumi from "@pulumi/pulumi";

import { deploy, inventory } from "../testing/deploy.ts";
import { VpcQuota } from "./vpcQuota.ts";

const QUOTA = "aws:servicequotas/serviceQuota:ServiceQuota";

async function quotaOf(vpcs: number) {
  let made: VpcQuota | undefined;
  const declared = await deploy(() => {
    made = new VpcQuota("data", { vpcs });
  });
  if (made === undefined) throw new Error("nothing was made");
  return { declared, quota: made };
}

/** What the transforms make a resource of this type depend on. */
function dependsOn({ transforms }: VpcQuota, type: string): number {
  const args = { custom: true, type, name: "one", props: { cidrBlock: "10.0.0.0/16" }, opts: {} };
  return transforms
    .map((transform) => transform(args) as pulumi.ResourceTransformResult | undefined)
    .reduce((sum, result) => {
      if (result === undefined) return sum;
      expect(result.props).to.deep.equal(args.props);
      return sum + (result.opts.dependsOn as unknown[]).length;
    }, 0);
}

describe("VpcQuota", () => {
  it("asks for nothing where the plan keeps to what every account has", async () => {
    const { declared, quota } = await quotaOf(5);
    expect(inventory(declared)).to.deep.equal({ "novamind:network:VpcQuota": 1 });
    expect(quota.values).to.deep.equal({});
    expect(quota.transforms).to.deep.equal([]);
  });

  it("asks for the planned number of VPCs", async () => {
    const { declared, quota } = await quotaOf(6);
    expect(inventory(declared)).to.deep.equal({ "novamind:network:VpcQuota": 1, [QUOTA]: 1 });
    expect(declared[1]).to.deep.include({ name: "data-vpcs" });
    expect(declared[1]?.inputs).to.deep.equal({
      serviceCode: "vpc",
      quotaCode: "L-F678F1CE",
      value: 6,
    });
    expect(quota.values).to.deep.equal({ vpcs: 6 });
  });

  it("asks for the two gateway endpoints of each VPC as soon as they are more than 20", async () => {
    expect((await quotaOf(10)).quota.values).to.deep.equal({ vpcs: 10 });
    const { declared, quota } = await quotaOf(11);
    expect(quota.values).to.deep.equal({ vpcs: 11, "gateway-endpoints": 22 });
    expect(declared.map(({ inputs }) => inputs["quotaCode"])).to.include("L-1B52E74A");
  });

  it("has VPCs wait for what it asks for, and nothing else", async () => {
    const { quota } = await quotaOf(11);
    expect(dependsOn(quota, "aws:ec2/vpc:Vpc")).to.equal(2);
    expect(dependsOn(quota, "aws:ec2/subnet:Subnet")).to.equal(0);
  });
});
