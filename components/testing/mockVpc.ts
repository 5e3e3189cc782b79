import { subnetLayout, type SubnetSpec } from "../../sandbox/awsx/subnetLayout.ts";

interface VpcInputs {
  cidrBlock: string;
  availabilityZoneNames: string[];
  subnetSpecs: SubnetSpec[];
}

/** What `awsx:ec2:Vpc` answers on mocks: the outputs that components read, for the layout that the real one makes. */
export function mockVpc(name: string, inputs: Record<string, unknown>): Record<string, unknown> {
  const { cidrBlock, availabilityZoneNames, subnetSpecs } = inputs as unknown as VpcInputs;
  const subnets = subnetLayout(name, cidrBlock, availabilityZoneNames, subnetSpecs);
  return {
    vpcId: `${name}_id`,
    vpc: {
      id: `${name}_id`,
      arn: `arn:aws:mock:::${name}`,
      defaultSecurityGroupId: `${name}_sg`,
      defaultNetworkAclId: `${name}_acl`,
    },
    subnets: subnets.map((subnet) => ({
      id: `${subnet.name}_id`,
      arn: `arn:aws:mock:::${subnet.name}`,
      availabilityZone: subnet.zone,
      cidrBlock: subnet.cidrBlock,
      tags: { ...subnet.tags, Name: subnet.name, SubnetType: subnet.type },
    })),
    routeTables: subnets.map((subnet) => ({ id: `${subnet.name}_rtb` })),
  };
}
