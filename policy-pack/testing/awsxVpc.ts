import type { Declared } from "../../components/testing/deploy.ts";
import { subnetLayout, type SubnetSpec } from "../../sandbox/awsx/subnetLayout.ts";
import type { Resource } from "../resources.ts";

const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ROUTE = "aws:ec2/route:Route";

interface VpcInputs {
  cidrBlock: string;
  availabilityZoneNames: string[];
  subnetSpecs: SubnetSpec[];
}

/**
 * The ways to the internet that `awsx:ec2:Vpc` declares, of which mocks know nothing: a gateway, whether or not anything routes to it, and
 * a default route to it for every public subnet.
 */
export function waysToInternet({ type, name, inputs }: Declared): Resource[] {
  if (type !== "awsx:ec2:Vpc") return [];
  const { cidrBlock, availabilityZoneNames, subnetSpecs } = inputs as unknown as VpcInputs;
  const layout = subnetLayout(name, cidrBlock, availabilityZoneNames, subnetSpecs);
  const open = layout.filter((subnet) => subnet.type === "Public");
  return [
    resource(GATEWAY, name, { vpcId: `${name}_id` }),
    ...open.map((subnet) =>
      resource(ROUTE, subnet.name, {
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: `${name}_igw`,
      }),
    ),
  ];
}

function resource(type: string, name: string, props: Record<string, unknown>): Resource {
  const urn = `urn:pulumi:test::novamind::awsx:ec2:Vpc$${type}::${name}`;
  return { urn, type, name, id: `${name}_id`, props, origins: {} };
}
