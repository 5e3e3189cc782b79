import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { refusedAtCreate } from "./refused.ts";
import type { WrongProgram } from "./wrongProgram.ts";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
});

/** Declares what `make` does twice, under two logical names. */
const twice = (make: (name: string) => unknown) => {
  make("one");
  make("other");
};

const network = (opts: pulumi.CustomResourceOptions) =>
  new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" }, opts);

export const DUPLICATES: readonly WrongProgram[] = [
  refusedAtCreate(
    "a role whose name is taken in another region",
    "EntityAlreadyExists: Role with name reader already exists.",
    ({ data, dataWest }) => {
      const args = { name: "reader", assumeRolePolicy: TRUST };
      new aws.iam.Role("one", args, { provider: data });
      new aws.iam.Role("other", args, { provider: dataWest });
    },
  ),
  refusedAtCreate(
    "two log groups of one name",
    "ResourceAlreadyExistsException: The specified log group already exists",
    ({ data: provider }) => {
      twice((name) => new aws.cloudwatch.LogGroup(name, { name: "/novamind/flows" }, { provider }));
    },
  ),
  refusedAtCreate(
    "the same bucket twice",
    "BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded",
    ({ data: provider }) => {
      twice((name) => new aws.s3.Bucket(name, { bucket: "novamind-logs" }, { provider }));
    },
  ),
  refusedAtCreate(
    "a bucket whose name another account has",
    "BucketAlreadyExists: The requested bucket name is not available.",
    ({ data, network: elsewhere }) => {
      new aws.s3.Bucket("one", { bucket: "novamind-logs" }, { provider: data });
      new aws.s3.Bucket("other", { bucket: "novamind-logs" }, { provider: elsewhere });
    },
  ),
  refusedAtCreate(
    "two keys under one alias",
    "AlreadyExistsException: An alias with the name arn:aws:kms:us-east-2:666666666666:alias/phi already exists",
    ({ data: provider }) => {
      const key = new aws.kms.Key("key", {}, { provider });
      twice(
        (name) => new aws.kms.Alias(name, { name: "alias/phi", targetKeyId: key.id }, { provider }),
      );
    },
  ),
  refusedAtCreate(
    "two security groups of one name in a VPC",
    "InvalidGroup.Duplicate: The security group 'nodes' already exists for VPC 'vpc-",
    ({ data: provider }) => {
      const vpcId = network({ provider }).id;
      twice((name) => new aws.ec2.SecurityGroup(name, { name: "nodes", vpcId }, { provider }));
    },
  ),
  refusedAtCreate(
    "two launch templates of one name",
    "InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use.",
    ({ data: provider }) => {
      twice((name) => new aws.ec2.LaunchTemplate(name, { name: "nodes" }, { provider }));
    },
  ),
  refusedAtCreate(
    "two repositories of one name",
    "RepositoryAlreadyExistsException: The repository with name 'ml/serving' already exists in the registry with id '666666666666'",
    ({ data: provider }) => {
      twice((name) => new aws.ecr.Repository(name, { name: "ml/serving" }, { provider }));
    },
  ),
  refusedAtCreate(
    "two secrets of one name",
    "ResourceExistsException: The operation failed because the secret db already exists.",
    ({ data: provider }) => {
      twice((name) => new aws.secretsmanager.Secret(name, { name: "db" }, { provider }));
    },
  ),
  refusedAtCreate(
    "a parameter that is there, without leave to overwrite it",
    "ParameterAlreadyExists: The parameter already exists.",
    ({ data: provider }) => {
      const args = { name: "/novamind/model", type: "String", value: "1" } as const;
      twice((name) => new aws.ssm.Parameter(name, args, { provider }));
    },
  ),
  refusedAtCreate(
    "two tables of one name",
    "ResourceInUseException: Table already exists: runs",
    ({ data: provider }) => {
      const args = {
        name: "runs",
        billingMode: "PAY_PER_REQUEST",
        hashKey: "id",
        attributes: [{ name: "id", type: "S" }],
      };
      twice((name) => new aws.dynamodb.Table(name, args, { provider }));
    },
  ),
  refusedAtCreate(
    "two organizational units of one name under one parent",
    "DuplicateOrganizationalUnitException: An OU with the same name already exists.",
    ({ organization: provider }) => {
      const args = { name: "Workloads", parentId: "r-ab12" };
      twice((name) => new aws.organizations.OrganizationalUnit(name, args, { provider }));
    },
  ),
  refusedAtCreate(
    "two routes to one destination",
    "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
    ({ data: provider }) => {
      const vpcId = network({ provider }).id;
      const gateway = new aws.ec2.InternetGateway("gateway", { vpcId }, { provider });
      const table = new aws.ec2.RouteTable("table", { vpcId }, { provider });
      const route = { routeTableId: table.id, gatewayId: gateway.id };
      twice(
        (name) =>
          new aws.ec2.Route(name, { ...route, destinationCidrBlock: "0.0.0.0/0" }, { provider }),
      );
    },
  ),
  refusedAtCreate(
    "two network ACL rules of one number",
    "NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.",
    ({ data: provider }) => {
      const acl = new aws.ec2.NetworkAcl("acl", { vpcId: network({ provider }).id }, { provider });
      const rule = { networkAclId: acl.id, ruleNumber: 100, protocol: "-1", ruleAction: "allow" };
      twice(
        (name) =>
          new aws.ec2.NetworkAclRule(name, { ...rule, cidrBlock: "10.1.0.0/16" }, { provider }),
      );
    },
  ),
  refusedAtCreate(
    "a security group rule twice",
    'InvalidPermission.Duplicate: the specified rule "peer: 10.0.0.0/8, TCP, from port: 443, to port: 443, ALLOW" already exists',
    ({ data: provider }) => {
      const vpcId = network({ provider }).id;
      const group = new aws.ec2.SecurityGroup("group", { vpcId }, { provider });
      const rule = { securityGroupId: group.id, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
      twice(
        (name) =>
          new aws.vpc.SecurityGroupIngressRule(
            name,
            { ...rule, cidrIpv4: "10.0.0.0/8" },
            { provider },
          ),
      );
    },
  ),
  refusedAtCreate(
    "one attachment associated with two route tables",
    "is already associated to a route table.",
    ({ data: provider }) => {
      const vpc = network({ provider });
      const subnet = new aws.ec2.Subnet(
        "subnet",
        { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", availabilityZoneId: "use2-az1" },
        { provider },
      );
      const hub = new aws.ec2transitgateway.TransitGateway("hub", {}, { provider });
      const attachment = new aws.ec2transitgateway.VpcAttachment(
        "attachment",
        {
          subnetIds: [subnet.id],
          transitGatewayId: hub.id,
          vpcId: vpc.id,
          transitGatewayDefaultRouteTableAssociation: false,
        },
        { provider },
      );
      twice((name) => {
        const args = { transitGatewayId: hub.id };
        const table = new aws.ec2transitgateway.RouteTable(name, args, { provider });
        new aws.ec2transitgateway.RouteTableAssociation(
          name,
          { transitGatewayAttachmentId: attachment.id, transitGatewayRouteTableId: table.id },
          { provider },
        );
      });
    },
  ),
];
