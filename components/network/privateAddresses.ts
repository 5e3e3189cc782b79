import type * as pulumi from "@pulumi/pulumi";

/**
 * Makes every subnet under a component hand out private addresses only. `awsx:ec2:Vpc` turns public ones on for what it calls a
 * public subnet and has no argument for it; a transform reaches its children although they are made in the plugin's process.
 *
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://www.pulumi.com/docs/iac/concepts/options/transforms/
 * @see https://docs.aws.amazon.com/config/latest/developerguide/subnet-auto-assign-public-ip-disabled.html
 */
export const privateAddresses: pulumi.ResourceTransform = ({ type, props, opts }) =>
  type === "aws:ec2/subnet:Subnet"
    ? { props: { ...props, mapPublicIpOnLaunch: false }, opts }
    : undefined;
