import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy } from "../lib/iam.ts";

export interface DatabaseMonitoringRoleArgs {
  home: Home;
}

/**
 * Lets RDS write what it measures of database hosts (enhanced monitoring) to the account's log group `RDSOSMetrics`.
 * Children: 1 role, 1 attachment of AWS's own policy.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.Enabling.html
 */
export class DatabaseMonitoringRole extends pulumi.ComponentResource {
  /** Role ARN, known once the role may write. */
  readonly roleArn: pulumi.Output<string>;

  constructor(
    name: string,
    args: DatabaseMonitoringRoleArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("novamind:data:DatabaseMonitoringRole", name, args, opts);
    const { home } = args;

    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: assumableBy("monitoring.rds.amazonaws.com", home) },
      child,
    );
    const attachment = new aws.iam.RolePolicyAttachment(
      name,
      {
        role: role.name,
        policyArn: `arn:${home.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
      },
      child,
    );

    this.roleArn = after(role.arn, attachment);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
