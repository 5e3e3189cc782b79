import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { each } from "../lib/each.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { JOB_LOG_GROUPS, type JobKind } from "./jobStatements.ts";

export interface JobLogsArgs {
  logKeyArn: pulumi.Input<string>;
}

/**
 * The log groups in which SageMaker writes what the containers of all jobs of an account and region print; it names them, so there is one of
 * each. Were they not declared, the first job would make them, without a key and for ever. Children: 3 log groups.
 *
 * @see 45 CFR 164.312(b), audit controls
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
export class JobLogs extends pulumi.ComponentResource {
  /** By kind of job. */
  readonly groupNames: Record<JobKind, pulumi.Output<string>>;

  constructor(name: string, args: JobLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:JobLogs", name, args, opts);

    this.groupNames = each(Object.keys(JOB_LOG_GROUPS) as JobKind[], (kind) => {
      const group = new aws.cloudwatch.LogGroup(
        `${name}-${kind}`,
        {
          name: JOB_LOG_GROUPS[kind],
          kmsKeyId: args.logKeyArn,
          retentionInDays: AUDIT_RETENTION_DAYS,
        },
        { parent: this },
      );
      return group.name;
    });
    this.registerOutputs({ groupNames: this.groupNames });
  }
}
