import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

// The SDK takes the whole stack for each resource; nobody reads one here.
Error.stackTraceLimit = 0;

const ACCOUNTS = 8;
const REGIONS = ["us-east-2", "us-west-2", "eu-west-1"];
const ASSUMED_BY_TASKS = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ],
});

/** Declares as many workloads as the benchmark asks for, in turns over accounts and regions: AWS allows five VPCs in each. */
export default function program(): void {
  const places = Array.from({ length: ACCOUNTS * REGIONS.length }, (_, index) => {
    const account = String((index % ACCOUNTS) + 1).repeat(12);
    return new aws.Provider(`place-${String(index)}`, {
      region: REGIONS[Math.floor(index / ACCOUNTS)] ?? "",
      assumeRoles: [{ roleArn: `arn:aws:iam::${account}:role/NovamindDeploy` }],
    });
  });
  const count = new pulumi.Config().requireNumber("workloads");
  for (let index = 0; index < count; index += 1) {
    const provider = places[index % places.length];
    new Workload(`w${String(index)}`, index, provider === undefined ? {} : { provider });
  }
}

/** 52 resources of the types that a workload is made of, with the references that it has. */
class Workload extends pulumi.ComponentResource {
  constructor(name: string, index: number, opts: pulumi.ComponentResourceOptions) {
    super("bench:index:Workload", name, {}, opts);
    const child = { parent: this };
    const vpcId = this.#network(name, `10.${String(index % 256)}`, child);
    const groups = ["web", "app", "db"].map(
      (tier) => new aws.ec2.SecurityGroup(`${name}-${tier}`, { vpcId, description: tier }, child),
    );
    this.#openings(name, groups, child);
    const key = new aws.kms.Key(name, { enableKeyRotation: true }, child);
    for (const tier of ["web", "app", "db", "audit", "flow"]) {
      this.#logs(`${name}-${tier}`, key.arn, child);
    }
    for (const store of ["uploads", "results"]) this.#bucket(`${name}-${store}`, key.arn, child);
    this.registerOutputs();
  }

  /** 17 resources. */
  #network(name: string, net: string, child: pulumi.CustomResourceOptions): pulumi.Output<string> {
    const vpc = new aws.ec2.Vpc(name, { cidrBlock: `${net}.0.0/16` }, child);
    const vpcId = vpc.id;
    const gateway = new aws.ec2.InternetGateway(name, { vpcId }, child);
    const tables = ["open", "closed"].map(
      (table) => new aws.ec2.RouteTable(`${name}-${table}`, { vpcId }, child),
    );
    const routeTableId = tables[0]?.id ?? "";
    const out = { destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id };
    new aws.ec2.Route(name, { routeTableId, ...out }, child);
    for (let zone = 0; zone < 6; zone += 1) {
      const called = `${name}-${String(zone)}`;
      const cidrBlock = `${net}.${String(zone * 16)}.0/20`;
      const subnet = new aws.ec2.Subnet(called, { vpcId, cidrBlock }, child);
      const props = { subnetId: subnet.id, routeTableId: tables[zone % 2]?.id ?? "" };
      new aws.ec2.RouteTableAssociation(called, props, child);
    }
    return vpcId;
  }

  /** 10 resources: what each group takes from the others. */
  #openings(name: string, groups: aws.ec2.SecurityGroup[], child: pulumi.CustomResourceOptions) {
    for (const [to, group] of groups.entries()) {
      for (const [from, { id: referencedSecurityGroupId }] of groups.entries()) {
        const port = { ipProtocol: "tcp", fromPort: 8000 + from, toPort: 8000 + from };
        const props = { securityGroupId: group.id, referencedSecurityGroupId, ...port };
        new aws.vpc.SecurityGroupIngressRule(`${name}-${String(from)}-${String(to)}`, props, child);
      }
    }
    const world = { cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    const securityGroupId = groups[0]?.id ?? "";
    new aws.vpc.SecurityGroupIngressRule(name, { securityGroupId, ...world }, child);
  }

  /** 3 resources, 15 in all: a log group, and the role that writes to it. */
  #logs(name: string, kmsKeyId: pulumi.Output<string>, child: pulumi.CustomResourceOptions) {
    const group = new aws.cloudwatch.LogGroup(name, { kmsKeyId, retentionInDays: 30 }, child);
    const role = new aws.iam.Role(name, { assumeRolePolicy: ASSUMED_BY_TASKS }, child);
    const policy = pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: group.arn }],
    });
    new aws.iam.RolePolicy(name, { role: role.id, policy }, child);
  }

  /** 3 resources, 6 in all. */
  #bucket(
    name: string,
    kmsMasterKeyId: pulumi.Output<string>,
    child: pulumi.CustomResourceOptions,
  ) {
    const { bucket } = new aws.s3.Bucket(name, {}, child);
    new aws.s3.BucketPublicAccessBlock(name, { bucket, blockPublicAcls: true }, child);
    const applyServerSideEncryptionByDefault = { sseAlgorithm: "aws:kms", kmsMasterKeyId };
    const rules = [{ applyServerSideEncryptionByDefault }];
    new aws.s3.BucketServerSideEncryptionConfiguration(name, { bucket, rules }, child);
  }
}
