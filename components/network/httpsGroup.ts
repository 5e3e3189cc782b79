import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";

const HTTPS_PORT = 443;

export interface HttpsGroupArgs {
  vpcId: pulumi.Input<string>;
  description: string;
  /** Networks that may connect by HTTPS. */
  from: readonly string[];
}

/**
 * A security group for HTTPS of named networks, when who connects is of another VPC and so cannot be named by a group; nothing comes out.
 * Children: 1 group, 1 rule per network. @returns its id, known once the rules hold
 */
export function httpsGroup(
  name: string,
  { vpcId, description, from }: HttpsGroupArgs,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const child = { parent };
  const { id: securityGroupId } = new aws.ec2.SecurityGroup(
    name,
    { vpcId, description, tags: { Name: name } },
    child,
  );
  const ingress = from.map(
    (cidrIpv4) =>
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-from-${cidrIpv4}`,
        { securityGroupId, ipProtocol: "tcp", fromPort: HTTPS_PORT, toPort: HTTPS_PORT, cidrIpv4 },
        child,
      ),
  );
  return after(securityGroupId, ...ingress);
}
