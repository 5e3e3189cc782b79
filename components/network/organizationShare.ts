import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Declares, as children of `parent`, what shares a resource with every account of the organization, and no other: 1 RAM share with
 * its resource and its principal.
 *
 * @returns what has to be there before another account sees the resource
 * @see https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html
 */
export function shareWithOrganization(
  name: string,
  resourceArn: pulumi.Input<string>,
  organizationArn: string,
  parent: pulumi.Resource,
): pulumi.CustomResource[] {
  const child = { parent };
  const share = new aws.ram.ResourceShare(name, { allowExternalPrincipals: false }, child);
  const resourceShareArn = share.arn;
  return [
    new aws.ram.ResourceAssociation(name, { resourceShareArn, resourceArn }, child),
    new aws.ram.PrincipalAssociation(name, { resourceShareArn, principal: organizationArn }, child),
  ];
}
