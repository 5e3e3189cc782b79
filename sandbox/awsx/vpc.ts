import * as pulumi from "@pulumi/pulumi";

import { subnetLayout, type LaidOutSubnet } from "./subnetLayout.ts";
import { type VpcInputs, vpcInputs } from "./vpcInputs.ts";

type Props = Record<string, unknown>;

/** A resource of the `aws` provider by its type token alone: loading its package would take longer than all else here. */
class Aws extends pulumi.CustomResource {
  /** Only elastic addresses have one. */
  declare readonly allocationId: pulumi.Output<string>;

  constructor(type: string, name: string, props: Props, parent: pulumi.Resource) {
    super(type, name, props, { parent });
  }
}

/** The subnet, its route table and what hangs on them. */
interface Zoned {
  spec: LaidOutSubnet;
  subnet: Aws;
  routeTable: Aws;
}

/**
 * `awsx:ec2:Vpc` as the real component builds it under subnet strategy Auto: the same children under the same parents with the
 * same logical names, an internet gateway even where nothing routes to it, and its NAT gateways in the public subnets.
 *
 * @see https://www.pulumi.com/registry/packages/awsx/api-docs/ec2/vpc/
 */
class Vpc extends pulumi.ComponentResource {
  readonly state: Props;

  constructor(name: string, inputs: VpcInputs, opts: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, {}, opts);
    const { cidrBlock, availabilityZoneNames: zones, subnetSpecs } = inputs;
    const { enableDnsHostnames, enableDnsSupport = true } = inputs;
    const tags = { Name: name, ...inputs.tags };
    const vpc = new Aws(
      "aws:ec2/vpc:Vpc",
      name,
      { cidrBlock, enableDnsHostnames, enableDnsSupport, tags },
      this,
    );
    const gateway = new Aws(
      "aws:ec2/internetGateway:InternetGateway",
      name,
      { vpcId: vpc.id, tags },
      vpc,
    );
    const layout = subnetLayout(name, cidrBlock, zones, subnetSpecs);
    const zoned = layout.map((spec) => declareSubnet(vpc, spec, tags));
    const nats = declareNats(name, zoned, zones, inputs.natGateways?.strategy ?? "OnePerAz");
    const routes = zoned.flatMap((one) => declareRoute(one, gateway, nats));

    const ids = (type: string) =>
      zoned.filter(({ spec }) => spec.type === type).map(({ subnet }) => subnet.id);
    this.state = {
      vpc,
      vpcId: vpc.id,
      internetGateway: gateway,
      subnets: zoned.map(({ subnet }) => subnet),
      routeTables: zoned.map(({ routeTable }) => routeTable),
      routes,
      natGateways: [...nats.values()],
      publicSubnetIds: ids("Public"),
      privateSubnetIds: ids("Private"),
      isolatedSubnetIds: ids("Isolated"),
    };
    this.registerOutputs(this.state);
  }
}

/** Constructs what the simulated provider has: `awsx:ec2:Vpc` with strategy Auto. @throws Error for anything else */
export function constructVpc(
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  opts: pulumi.ComponentResourceOptions,
): Promise<{ urn: pulumi.Input<string>; state: Props }> {
  if (type !== "awsx:ec2:Vpc") throw new Error(`the simulated awsx has no ${type}`);
  const vpc = new Vpc(name, vpcInputs(inputs), opts);
  return Promise.resolve({ urn: vpc.urn, state: vpc.state });
}

function declareSubnet(vpc: Aws, spec: LaidOutSubnet, shared: Record<string, string>): Zoned {
  const tags = { ...shared, Name: spec.name, SubnetType: spec.type };
  const subnet = new Aws(
    "aws:ec2/subnet:Subnet",
    spec.name,
    {
      vpcId: vpc.id,
      availabilityZone: spec.zone,
      cidrBlock: spec.cidrBlock,
      mapPublicIpOnLaunch: spec.type === "Public",
      tags: { ...shared, ...spec.tags, Name: spec.name, SubnetType: spec.type },
    },
    vpc,
  );
  const routeTable = new Aws(
    "aws:ec2/routeTable:RouteTable",
    spec.name,
    { vpcId: vpc.id, tags },
    subnet,
  );
  new Aws(
    "aws:ec2/routeTableAssociation:RouteTableAssociation",
    spec.name,
    { routeTableId: routeTable.id, subnetId: subnet.id },
    routeTable,
  );
  return { spec, subnet, routeTable };
}

/** By zone name: the NAT gateway in the zone's first public subnet. */
function declareNats(
  name: string,
  zoned: Zoned[],
  zones: string[],
  strategy: "None" | "Single" | "OnePerAz",
): Map<string, Aws> {
  const count = { None: 0, Single: 1, OnePerAz: zones.length }[strategy];
  const nats = new Map<string, Aws>();
  for (const [index, zone] of zones.slice(0, count).entries()) {
    const host = zoned.find(({ spec }) => spec.zone === zone && spec.type === "Public");
    if (host === undefined) throw new Error(`${name}: NAT gateways need a public subnet`);
    const nat = `${name}-${String(index + 1)}`;
    const tags = { Name: nat };
    const address = new Aws("aws:ec2/eip:Eip", nat, { tags, allocationId: undefined }, host.subnet);
    const props = { subnetId: host.subnet.id, allocationId: address.allocationId, tags };
    nats.set(zone, new Aws("aws:ec2/natGateway:NatGateway", nat, props, host.subnet));
  }
  return nats;
}

function declareRoute({ spec, routeTable }: Zoned, gateway: Aws, nats: Map<string, Aws>): Aws[] {
  const nat = nats.get(spec.zone) ?? [...nats.values()][0];
  const target =
    spec.type === "Public"
      ? { gatewayId: gateway.id }
      : spec.type === "Private" && nat !== undefined
        ? { natGatewayId: nat.id }
        : undefined;
  if (target === undefined) return [];
  const props = { routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", ...target };
  return [new Aws("aws:ec2/route:Route", spec.name, props, routeTable)];
}
