import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface PrivateZoneArgs {
  /** Name of the zone: `prod.novamind.internal`. */
  domain: string;
  /** VPC that the zone is created with, in the zone's own account and region; AWS makes none without. */
  vpcId: pulumi.Input<string>;
  /** Route 53 Profile that brings the zone to other VPCs. */
  profileId: pulumi.Input<string>;
}

/**
 * The private names of an environment, in every VPC with the profile, and on premises where a resolver endpoint of the zone's VPC is
 * asked. The zone's list of VPCs is this program's: whatever else is to know the names associates the profile. Children: 1 zone,
 * 1 resource association of the profile.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 * @see docs/decisions/0023-private-names-by-the-profile.md
 */
export class PrivateZone extends pulumi.ComponentResource {
  /** The zone, for records. */
  readonly zoneId: pulumi.Output<string>;

  constructor(name: string, args: PrivateZoneArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:PrivateZone", name, args, opts);
    const { domain, vpcId, profileId } = args;

    const child = { parent: this };
    const zone = new aws.route53.Zone(
      name,
      { name: domain, comment: "Private names of the environment", vpcs: [{ vpcId }] },
      child,
    );
    new aws.route53.ProfilesResourceAssociation(name, { profileId, resourceArn: zone.arn }, child);

    this.zoneId = zone.zoneId;
    this.registerOutputs({ zoneId: this.zoneId });
  }
}
