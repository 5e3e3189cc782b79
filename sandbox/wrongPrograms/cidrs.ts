import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { WrongProgram } from "./wrongProgram.ts";

const network = (opts: pulumi.CustomResourceOptions, cidrBlock = "10.0.0.0/16") =>
  new aws.ec2.Vpc("vpc", { cidrBlock }, opts);

/** A program in one account and region. */
const refused = (
  mistake: string,
  says: string,
  program: (opts: pulumi.CustomResourceOptions) => unknown,
): WrongProgram => ({
  mistake,
  stage: "create",
  says,
  program: ({ data: provider }) => program({ provider }),
});

export const CIDRS: readonly WrongProgram[] = [
  refused(
    "a subnet outside its network",
    "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
    (opts) => {
      const vpcId = network(opts).id;
      new aws.ec2.Subnet("subnet", { vpcId, cidrBlock: "10.1.0.0/24" }, opts);
    },
  ),
  refused(
    "a subnet larger than its network",
    "InvalidSubnet.Range: The CIDR '10.0.0.0/16' is invalid.",
    (opts) => {
      const vpcId = network(opts, "10.0.0.0/20").id;
      new aws.ec2.Subnet("subnet", { vpcId, cidrBlock: "10.0.0.0/16" }, opts);
    },
  ),
  refused(
    "a subnet too small for the addresses that AWS keeps",
    "InvalidSubnet.Range: The CIDR '10.0.0.0/30' is invalid.",
    (opts) => {
      const vpcId = network(opts).id;
      new aws.ec2.Subnet("subnet", { vpcId, cidrBlock: "10.0.0.0/30" }, opts);
    },
  ),
  refused(
    "two subnets that overlap",
    "InvalidSubnet.Conflict: The CIDR '10.0.1.0/24' conflicts with another subnet",
    (opts) => {
      const vpcId = network(opts).id;
      const whole = new aws.ec2.Subnet("whole", { vpcId, cidrBlock: "10.0.0.0/20" }, opts);
      const part = { vpcId, cidrBlock: "10.0.1.0/24" };
      new aws.ec2.Subnet("part", part, { ...opts, dependsOn: [whole] });
    },
  ),
  refused(
    "a second range that overlaps the first",
    "InvalidVpc.Range: The CIDR '10.0.128.0/17' is invalid.",
    (opts) => {
      const vpcId = network(opts).id;
      const cidrBlock = "10.0.128.0/17";
      new aws.ec2.VpcIpv4CidrBlockAssociation("more", { vpcId, cidrBlock }, opts);
    },
  ),
  refused(
    "a subnet in a zone that the region does not have",
    "InvalidParameterValue: Value (us-east-2z) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: us-east-2a, us-east-2b, us-east-2c.",
    (opts) => {
      const vpcId = network(opts).id;
      const availabilityZone = "us-east-2z";
      new aws.ec2.Subnet("subnet", { vpcId, cidrBlock: "10.0.0.0/24", availabilityZone }, opts);
    },
  ),
  refused(
    "a route that would lead the whole network away",
    "RouteAlreadyExists: The route identified by 10.0.0.0/16 already exists.",
    (opts) => {
      const vpc = network(opts);
      const gatewayId = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id }, opts).id;
      const routeTableId = new aws.ec2.RouteTable("table", { vpcId: vpc.id }, opts).id;
      const destinationCidrBlock = "10.0.0.0/16";
      new aws.ec2.Route("route", { routeTableId, destinationCidrBlock, gatewayId }, opts);
    },
  ),
];
