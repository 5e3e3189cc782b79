import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** VPCs that an account may have in a region before AWS raises the quota, and that of internet gateways with it. */
export const DEFAULT_VPCS = 5;

/**
 * What AWS lets an account have in a region by default, as far as each VPC takes of it: itself, and the gateway endpoints of S3 and
 * DynamoDB.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 */
const QUOTAS = {
  vpcs: { quotaCode: "L-F678F1CE", default: DEFAULT_VPCS, perVpc: 1 },
  "gateway-endpoints": { quotaCode: "L-1B52E74A", default: 20, perVpc: 2 },
} as const;

export interface VpcQuotaArgs {
  /** VPCs that the account is to have in the region. */
  vpcs: number;
}

/**
 * Asks AWS to let an account have the VPCs that are planned for it in a region. Until AWS agrees, which it may take hours to do, it
 * refuses the VPCs over the quota, and a later update makes them. Children: 1 raise per quota whose default is less than the plan
 * needs; none where it is not.
 *
 * AWS lowers no quota: the provider refuses to declare a value under the account's current one, which is then to be left as it is by
 * importing it, and a plan that shrinks again keeps the value with `ignoreChanges` until its raise is no longer declared.
 *
 * @see https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
export class VpcQuota extends pulumi.ComponentResource {
  /** Value that is asked for, by quota; nothing where the default is enough. */
  readonly values: Partial<Record<keyof typeof QUOTAS, number>>;
  /** Has the VPCs of a component wait for the raises, in `transforms`: what such a component depends on does not reach its parts. */
  readonly transforms: pulumi.ResourceTransform[];

  constructor(name: string, args: VpcQuotaArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:network:VpcQuota", name, args, opts);
    const short = Object.entries(QUOTAS)
      .map(([key, quota]) => ({ ...quota, key, value: args.vpcs * quota.perVpc }))
      .filter((quota) => quota.value > quota.default);

    const raises = short.map(
      ({ key, quotaCode, value }) =>
        new aws.servicequotas.ServiceQuota(
          `${name}-${key}`,
          { serviceCode: "vpc", quotaCode, value },
          { parent: this },
        ),
    );

    this.values = Object.fromEntries(short.map(({ key, value }) => [key, value]));
    this.transforms = raises.length > 0 ? [afterRaises(raises)] : [];
    this.registerOutputs({ values: this.values });
  }
}

function afterRaises(raises: pulumi.Resource[]): pulumi.ResourceTransform {
  return ({ type, props, opts }) =>
    type === "aws:ec2/vpc:Vpc"
      ? { props, opts: pulumi.mergeOptions(opts, { dependsOn: raises }) }
      : undefined;
}
