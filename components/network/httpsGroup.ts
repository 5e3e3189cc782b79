import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";

const HTTPS_PORT = 443;

export interface HttpsGroupArgs {
  vpcId: pulumi.Input<string>;
  description: string;
  /** Networks that may connect by HTTPS. */
  from: readonly string[];
  /** Networks, and the one port of theirs, that may be connected to; none unless said. */
  to?: { cidrs: readonly string[]; port: number };
}

/**
 * A security group for HTTPS of named networks, when who connects is of another VPC and so cannot be named by a group. Children: 1
 * group, 1 rule per network in either direction. @returns its id, known once the rules hold
 */
export function httpsGroup(
  name: string,
  { vpcId, description, from, to = { cidrs: [], port: HTTPS_PORT } }: HttpsGroupArgs,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const child = { parent };
  const { id: securityGroupId } = new aws.ec2.SecurityGroup(
    name,
    { vpcId, description, tags: { Name: name } },
    child,
  );
  const rule = (cidrIpv4: string, port: number) => ({
    securityGroupId,
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
    cidrIpv4,
  });
  const ingress = from.map(
    (cidr) =>
      new aws.vpc.SecurityGroupIngressRule(`${name}-from-${cidr}`, rule(cidr, HTTPS_PORT), child),
  );
  const egress = to.cidrs.map(
    (cidr) => new aws.vpc.SecurityGroupEgressRule(`${name}-to-${cidr}`, rule(cidr, to.port), child),
  );
  return after(securityGroupId, ...ingress, ...egress);
}
