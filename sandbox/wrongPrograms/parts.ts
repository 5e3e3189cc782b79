import * as aws from "@pulumi/aws";

/** A trust policy that lets a service assume a role. */
export const trust = (service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
    },
  });

export const network = (provider: aws.Provider, name = "vpc", cidrBlock = "10.0.0.0/16") =>
  new aws.ec2.Vpc(name, { cidrBlock }, { provider });

export const subnetOf = (vpc: aws.ec2.Vpc, provider: aws.Provider) =>
  new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" }, { provider });
