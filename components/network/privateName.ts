import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface PrivateNameArgs {
  /** Zone of the account and region that the record is declared in. */
  zoneId: pulumi.Input<string>;
  /** In full, for example `models.prod.novamind.internal`. */
  domainName: string;
  /** What the name stands for: a load balancer, of whatever account. */
  alias: { dnsName: pulumi.Input<string>; zoneId: pulumi.Input<string> };
}

/**
 * A private name of a load balancer, which is not answered while none of its zones works. Children: 1 record.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
 */
export class PrivateName extends pulumi.ComponentResource {
  readonly domainName: pulumi.Output<string>;

  constructor(name: string, args: PrivateNameArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:PrivateName", name, args, opts);
    const { zoneId, domainName, alias } = args;

    const record = new aws.route53.Record(
      name,
      {
        zoneId,
        name: domainName,
        type: "A",
        aliases: [{ name: alias.dnsName, zoneId: alias.zoneId, evaluateTargetHealth: true }],
      },
      { parent: this },
    );

    this.domainName = record.name;
    this.registerOutputs({ domainName: this.domainName });
  }
}
