import { expect } from "chai";

import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { deploy, inventory, only } from "../testing/deploy.ts";
import { HipaaVpc, type HipaaVpcArgs } from "./hipaaVpc.ts";
import { privateAddresses } from "./privateAddresses.ts";
import {
  home,
  NETWORK_ACCOUNT,
  providerOf,
  region,
  valuesOf,
  vpcArgs,
  zones,
} from "./testing/fixtures.ts";
import { type VpcLayout, vpcLayouts } from "./vpcLayouts.ts";

const AWSX = "awsx:ec2:Vpc";

describe("HipaaVpc", () => {
  const make = (args: Partial<HipaaVpcArgs> = {}) => new HipaaVpc("vpc", vpcArgs(args));
  const deployed = (args: Partial<HipaaVpcArgs> = {}) => deploy(() => make(args));
  const made = async (args: Partial<HipaaVpcArgs> = {}) => {
    const vpcs: HipaaVpc[] = [];
    await deploy(() => vpcs.push(make(args)));
    const [vpc] = vpcs;
    if (vpc === undefined) throw new Error("no VPC was made");
    return vpc;
  };
  const refusal = async (args: Partial<HipaaVpcArgs>) => {
    const error = await deployed(args).catch((reason: unknown) => reason);
    return (error as Error).message;
  };

  it("consists of these resources, for any layout and number of zones", async () => {
    const expected = {
      "novamind:network:HipaaVpc": 1,
      "awsx:ec2:Vpc": 1,
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": 1,
      "novamind:network:VpcFlowLogs": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      "aws:ec2/flowLog:FlowLog": 2,
      "novamind:network:GatewayEndpoints": 1,
      "aws:ec2/vpcEndpoint:VpcEndpoint": 2,
    };
    for (const layout of Object.values<VpcLayout>(vpcLayouts)) {
      expect(inventory(await deployed({ layout }))).to.deep.equal(expected);
    }
    expect(inventory(await deployed({ zones: zones(2) }))).to.deep.equal(expected);
  });

  it("lays out its tiers in order, each tagged with its name", async () => {
    const { inputs } = only(await deployed(), AWSX);
    expect(inputs).to.deep.include({
      cidrBlock: "10.0.0.0/16",
      availabilityZoneNames: ["us-east-2a", "us-east-2b", "us-east-2c"],
      enableDnsHostnames: true,
      subnetStrategy: "Auto",
      subnetSpecs: [
        { name: "ingress", type: "Isolated", tags: { Tier: "ingress" } },
        { name: "app", type: "Isolated", tags: { Tier: "app" } },
        { name: "data", type: "Isolated", tags: { Tier: "data" } },
        { name: "transit", type: "Isolated", tags: { Tier: "transit" }, cidrMask: 28 },
      ],
    });
  });

  it("has no NAT gateway where no tier leaves by NAT, and no way to the internet but in two tiers", async () => {
    const open: string[] = [];
    for (const [key, layout] of Object.entries<VpcLayout>(vpcLayouts)) {
      const { inputs } = only(await deployed({ layout }), AWSX);
      const nat = key === "egress" ? "OnePerAz" : "None";
      expect(inputs["natGateways"], key).to.deep.equal({ strategy: nat });
      for (const spec of inputs["subnetSpecs"] as { name: string; type: string }[]) {
        if (spec.type !== "Isolated") open.push(`${key} ${spec.name} ${spec.type}`);
      }
    }
    expect(open).to.deep.equal([
      "public public Public",
      "egress public Public",
      "egress transit Private",
    ]);
  });

  it("lets no subnet hand out public addresses", async () => {
    let registered: unknown;
    await deploy((transforms) => {
      make({ layout: vpcLayouts.public });
      registered = transforms;
    });
    expect(registered).to.deep.equal([privateAddresses]);
  });

  it("strips the default security group", async () => {
    const group = only(await deployed(), "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    expect(group.inputs).to.deep.equal({ vpcId: "vpc_id", ingress: [], egress: [] });
  });

  it("keeps flow logs six years under the given key, or as long as it is told", async () => {
    const retention = async (args: Partial<HipaaVpcArgs>) =>
      only(await deployed(args), "aws:cloudwatch/logGroup:LogGroup").inputs;
    const kmsKeyId = vpcArgs().logKeyArn;
    expect(await retention({})).to.deep.equal({ kmsKeyId, retentionInDays: AUDIT_RETENTION_DAYS });
    expect(await retention({ logRetentionDays: 3653 })).to.include({ retentionInDays: 3653 });
  });

  it("answers with each tier's subnet and route table by zone id", async () => {
    const vpc = await made({ layout: vpcLayouts.egress, zones: zones(2) });
    const ids = (tier: string, suffix: string) => ({
      "use2-az1": `vpc-${tier}-1_${suffix}`,
      "use2-az2": `vpc-${tier}-2_${suffix}`,
    });
    expect(Object.keys(vpc.tiers)).to.deep.equal(["public", "transit"]);
    for (const [tier, { subnetIds, routeTableIds }] of Object.entries(vpc.tiers)) {
      expect(await valuesOf(subnetIds)).to.deep.equal(ids(tier, "id"));
      expect(await valuesOf(routeTableIds)).to.deep.equal(ids(tier, "rtb"));
    }
  });

  it("keeps tiers apart where awsx sorts their subnets in another order", async () => {
    const tiers = {
      inner: { leaves: "nowhere" },
      outer: { leaves: "internet" },
      transit: { leaves: "nat", cidrMask: 28 },
    } as const;
    const vpc = await made({ layout: { trust: "egress", tiers } });
    for (const [tier, { subnetIds }] of Object.entries(vpc.tiers)) {
      expect(await valuesOf(subnetIds)).to.include({ "use2-az3": `vpc-${tier}-3_id` });
    }
  });

  it("answers with its ids, and with what it was given", async () => {
    const vpc = await made();
    const { vpcId, endpointIds, flowLogGroupName } = vpc;
    expect(await valuesOf({ vpcId, flowLogGroupName, ...endpointIds })).to.deep.equal({
      vpcId: "vpc_id",
      flowLogGroupName: "vpc-flow",
      s3: "vpc-s3_id",
      dynamodb: "vpc-dynamodb_id",
    });
    const { cidr, layout, home: place } = vpcArgs();
    expect(vpc).to.deep.include({ cidr, layout, home: place });
  });

  it("opens its endpoints to all its route tables", async () => {
    const declared = await deployed({ zones: zones(2) });
    const tables = ["ingress", "app", "data", "transit"].flatMap((tier) =>
      [1, 2].map((zone) => `vpc-${tier}-${String(zone)}_rtb`),
    );
    for (const name of ["vpc-s3", "vpc-dynamodb"]) {
      const { inputs } = only(declared, "aws:ec2/vpcEndpoint:VpcEndpoint", name);
      expect(inputs["routeTableIds"]).to.have.members(tables);
    }
  });

  it("gives every resource the provider of its account", async () => {
    const declared = await deploy(() => {
      const { vpc } = region();
      vpc("own", { home: home(NETWORK_ACCOUNT) });
      vpc("other");
    });
    const providersOf = (vpc: string) =>
      declared
        .filter(({ type, name }) => type.startsWith("aws:") && name.startsWith(vpc))
        .map(providerOf);
    expect(providersOf("own")).to.deep.equal(Array.from({ length: 8 }, () => "network"));
    expect(providersOf("other")).to.deep.equal(Array.from({ length: 8 }, () => "spoke"));
  });

  it("refuses a cidr that is not the network's address, or no VPC's size", async () => {
    const needs = (cidr: string) =>
      `HipaaVpc needs a canonical cidr from /16 to /28, not ${cidr}, a cidr with room for its tiers, not ${cidr}`;
    expect(await refusal({ cidr: "10.0.0.1/16" })).to.equal(needs("10.0.0.1/16"));
    expect(await refusal({ cidr: "ten" })).to.equal(needs("ten"));
    expect(await refusal({ cidr: "10.0.0.0/29" })).to.equal(needs("10.0.0.0/29"));
    expect(await refusal({ cidr: "10.0.0.0/15" })).to.equal(
      "HipaaVpc needs a canonical cidr from /16 to /28, not 10.0.0.0/15",
    );
  });

  it("refuses a cidr too small for its tiers", async () => {
    expect(await refusal({ cidr: "10.0.0.0/25" })).to.equal(
      "HipaaVpc needs a cidr with room for its tiers, not 10.0.0.0/25",
    );
  });

  it("refuses fewer than two zones, more than four, and the same twice", async () => {
    const needs = "HipaaVpc needs 2 to 4 different zones";
    const [zone] = zones(1);
    expect(await refusal({ zones: zones(1) })).to.equal(needs);
    expect(await refusal({ zones: zones(5) })).to.equal(needs);
    expect(await refusal({ zones: zone ? [zone, zone] : [] })).to.equal(needs);
  });

  it("refuses a layout without a transit tier", async () => {
    const layout = { trust: "data", tiers: { app: { leaves: "transit" } } };
    expect(await refusal({ layout: layout as unknown as VpcLayout })).to.equal(
      "HipaaVpc needs a transit tier",
    );
  });
});
