import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Home } from "../lib/home.ts";
import { keyPolicy, usedByLogs } from "../lib/keyPolicy.ts";
import { KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";

export interface LogKeyArgs {
  home: Home;
  /** What the logs are of, where the region's stack has a key for all others; ends the alias. */
  purpose?: string;
}

/**
 * The key of one account's and region's CloudWatch log groups, alias `alias/novamind-logs`, or `alias/novamind-logs-<purpose>` of some. Only CloudWatch Logs uses it, and only
 * for that account. Children: 1 key, 1 alias.
 *
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export class LogKey extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: LogKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:governance:LogKey", name, args, opts);
    const { home, purpose } = args;

    const child = { parent: this };
    const key = new aws.kms.Key(
      name,
      {
        deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
        description: `CloudWatch log groups of ${purpose ?? "the region"}`,
        enableKeyRotation: true,
        policy: keyPolicy(home, usedByLogs(home)),
      },
      child,
    );
    const alias = purpose === undefined ? "alias/novamind-logs" : `alias/novamind-logs-${purpose}`;
    new aws.kms.Alias(name, { name: alias, targetKeyId: key.id }, child);

    this.keyArn = key.arn;
    this.registerOutputs({ keyArn: this.keyArn });
  }
}
