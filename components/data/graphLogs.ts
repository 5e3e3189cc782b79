import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";

/**
 * The log groups that Neptune writes to, by the only names it knows; without them it would make its own, unencrypted and forever.
 *
 * @see https://docs.aws.amazon.com/neptune/latest/userguide/cloudwatch-logs.html
 */
export function graphLogs(
  identifier: string,
  kmsKeyId: pulumi.Input<string>,
  parent: pulumi.Resource,
): aws.cloudwatch.LogGroup[] {
  return ["audit", "slowquery"].map(
    (log) =>
      new aws.cloudwatch.LogGroup(
        `${identifier}-${log}`,
        {
          name: `/aws/neptune/${identifier}/${log}`,
          kmsKeyId,
          retentionInDays: AUDIT_RETENTION_DAYS,
        },
        { parent },
      ),
  );
}
