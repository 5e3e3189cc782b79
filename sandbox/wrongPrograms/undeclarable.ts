import * as pulumi from "@pulumi/pulumi";

import type { WrongProgram } from "./wrongProgram.ts";

/** A resource as a program in another language could declare it: the classes of `@pulumi/aws` drop what they do not know. */
class Untyped extends pulumi.CustomResource {
  constructor(type: string, inputs: pulumi.Inputs, provider: pulumi.ProviderResource) {
    super(type, "one", inputs, { provider });
  }
}

export const UNDECLARABLE: readonly WrongProgram[] = [
  {
    mistake: "a misspelt argument",
    stage: "check",
    property: "cidrBlok",
    says: 'Did you mean "cidrBlock"?',
    program: ({ data }) => new Untyped("aws:ec2/vpc:Vpc", { cidrBlok: "10.0.0.0/16" }, data),
  },
  {
    mistake: "an argument that AWS decides",
    stage: "check",
    property: "mainRouteTableId",
    says: "is decided by AWS and cannot be given",
    program: ({ data }) =>
      new Untyped("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", mainRouteTableId: "rtb-1" }, data),
  },
  {
    mistake: "a missing argument",
    stage: "check",
    property: "vpcId",
    says: 'The argument "vpcId" is required',
    program: ({ data }) => new Untyped("aws:ec2/subnet:Subnet", { cidrBlock: "10.0.0.0/24" }, data),
  },
];
