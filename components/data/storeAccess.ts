import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";

export interface StoreAccessArgs {
  /** VPC of the store. */
  vpcId: pulumi.Input<string>;
  /** The one TCP port of the store. */
  port: number;
  /** Security groups that may connect, by what they are of, for example `digital-twin`. */
  clients: Record<string, pulumi.Input<string>>;
}

/**
 * The security group of a store: named clients reach its one port, and the store itself calls nobody, since it has no rule that
 * lets anything out. Children: 1 security group, 1 ingress rule per client.
 *
 * @throws ResourceError when the port is not one
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export class StoreAccess extends pulumi.ComponentResource {
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: StoreAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:StoreAccess", name, args, opts);
    const { vpcId, port, clients } = args;
    demand(this, { "a port of 1 to 65535": Number.isInteger(port) && port > 0 && port <= 65535 });

    const child = { parent: this };
    const group = new aws.ec2.SecurityGroup(
      name,
      { vpcId, description: `Clients of ${name}`, tags: { Name: name } },
      child,
    );
    for (const [client, referencedSecurityGroupId] of Object.entries(clients)) {
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-${client}`,
        {
          securityGroupId: group.id,
          referencedSecurityGroupId,
          description: client,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
        },
        child,
      );
    }

    this.securityGroupId = group.id;
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}
