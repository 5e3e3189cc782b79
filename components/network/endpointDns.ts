import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import type { HipaaVpc } from "./hipaaVpc.ts";
import { shareWithOrganization } from "./organizationShare.ts";

/** A VPC that is to know the names, with the provider of its account. */
export interface NamedIn {
  vpc: Pick<HipaaVpc, "home" | "vpcId">;
  provider: aws.Provider;
}

export interface EndpointDnsArgs {
  /** Where the endpoints are. */
  home: Home;
  /** Organization whose accounts may use the profile, as an ARN: `arn:aws:organizations::<account>:organization/o-…`. */
  organizationArn: string;
  /** ARN of each interface endpoint with private DNS, by a name of letters, digits and hyphens. */
  endpointArns: Record<string, pulumi.Input<string>>;
  /** VPCs of the region, by name; not the endpoints' own, where their private DNS already works. */
  vpcs: Record<string, NamedIn>;
}

/**
 * Has the names of AWS's services lead to central endpoints in other VPCs too, by a Route 53 Profile that is shared with the
 * organization: it hands on the private zones that the endpoints' private DNS makes. Children: 1 profile, 1 resource association
 * per endpoint, 1 RAM share with its resource and its principal, 1 association per VPC, with the provider of the VPC's account.
 *
 * @throws ResourceError when a VPC is of another region
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profile-associate-vpc-endpoints.html
 * @see docs/decisions/0019-names-of-endpoints-by-a-profile.md
 */
export class EndpointDns extends pulumi.ComponentResource {
  /** The profile, for the account that owns it. */
  readonly profileId: pulumi.Output<string>;
  /** The profile, for other accounts: known only once it is shared with them. */
  readonly sharedProfileId: pulumi.Output<string>;

  constructor(name: string, args: EndpointDnsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { home, organizationArn, endpointArns, vpcs } = args;
    super("novamind:network:EndpointDns", name, { organizationArn }, opts);
    const isHere = ({ vpc }: NamedIn) => vpc.home.region === home.region;
    demand(this, { [`VPCs in ${home.region}`]: Object.values(vpcs).every(isHere) });

    const child = { parent: this };
    const profile = new aws.route53.ProfilesProfile(name, { tags: { Name: name } }, child);
    for (const [key, resourceArn] of Object.entries(endpointArns)) {
      new aws.route53.ProfilesResourceAssociation(
        `${name}-${key}`,
        { profileId: profile.id, resourceArn },
        child,
      );
    }

    const shares = shareWithOrganization(name, profile.arn, organizationArn, this);

    this.profileId = profile.id;
    this.sharedProfileId = after(profile.id, ...shares);
    for (const [key, { vpc, provider }] of Object.entries(vpcs)) {
      const shared = vpc.home.accountId !== home.accountId;
      new aws.route53.ProfilesAssociation(
        `${name}-${key}`,
        { profileId: shared ? this.sharedProfileId : this.profileId, resourceId: vpc.vpcId },
        { ...child, provider },
      );
    }
    this.registerOutputs({ profileId: this.profileId, sharedProfileId: this.sharedProfileId });
  }
}
