import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { keyPolicy } from "../lib/keyPolicy.ts";
import { AUDIT_RETENTION_DAYS, KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";

/**
 * The one name under which Session Manager looks for the preferences of an account and region.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html
 */
const PREFERENCES = "SSM-SessionManagerRunShell";

/**
 * Minutes without input after which a session ends; AWS takes 1 to 60.
 *
 * @see 45 CFR 164.312(a)(2)(iii), automatic logoff
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-timeout.html
 */
const IDLE_MINUTES = 15;

/**
 * Minutes after which a session ends whatever happens in it, since a mere resize of the window counts as input; AWS takes 1 to 1440.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-max-timeout.html
 */
const MAX_MINUTES = 60;

export interface SessionAccessArgs {
  home: Home;
  /** ARN of the key of this account's and region's log groups. */
  logKeyArn: pulumi.Input<string>;
  /** Days that sessions stay on record; {@link AUDIT_RETENTION_DAYS} unless told otherwise, and at least. */
  logRetentionDays?: number;
}

/**
 * How people reach hosts of one account and region: by Session Manager, which encrypts every session with a key of its own, records
 * it as it goes, and ends it when it idles. Children: 1 key, 1 alias (`alias/novamind-sessions`), 1 log group, 1 document.
 *
 * @throws ResourceError when sessions would be on record for less than audit records
 * @see 45 CFR 164.312(a)(2)(iii), automatic logoff; 164.312(b), audit controls; 164.312(e)(2)(ii), encryption
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 * @see docs/decisions/0027-hosts-by-session-manager.md
 */
export class SessionAccess extends pulumi.ComponentResource {
  /** ARN of the key that encrypts sessions: hosts decrypt with it, who starts one makes data keys of it. */
  readonly keyArn: pulumi.Output<string>;
  /** ARN of the log group that records sessions, a stream for each. */
  readonly logGroupArn: pulumi.Output<string>;
  /** Name of the document with the preferences, known once it is there. */
  readonly documentName: pulumi.Output<string>;

  constructor(name: string, args: SessionAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:governance:SessionAccess", name, args, opts);
    const { home, logKeyArn, logRetentionDays = AUDIT_RETENTION_DAYS } = args;
    demand(this, {
      [`logRetentionDays >= ${String(AUDIT_RETENTION_DAYS)}`]:
        logRetentionDays >= AUDIT_RETENTION_DAYS,
    });

    const child = { parent: this };
    const key = new aws.kms.Key(
      name,
      {
        deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
        description: "Sessions on hosts",
        enableKeyRotation: true,
        policy: keyPolicy(home, usedInSessions(home)),
      },
      child,
    );
    new aws.kms.Alias(name, { name: "alias/novamind-sessions", targetKeyId: key.id }, child);
    const group = new aws.cloudwatch.LogGroup(
      `${name}-sessions`,
      { kmsKeyId: logKeyArn, retentionInDays: logRetentionDays },
      child,
    );
    const document = new aws.ssm.Document(
      name,
      {
        name: PREFERENCES,
        documentType: "Session",
        documentFormat: "JSON",
        content: preferences(key.id, group.name),
      },
      child,
    );

    this.keyArn = key.arn;
    this.logGroupArn = group.arn;
    this.documentName = document.name;
    this.registerOutputs({
      keyArn: this.keyArn,
      logGroupArn: this.logGroupArn,
      documentName: this.documentName,
    });
  }
}

/**
 * Lets the account's own principals use a key, as their IAM policies allow, but for a session on a host only: Session Manager says
 * which in the encryption context of each call.
 */
function usedInSessions({ accountId, partition }: Home): aws.iam.PolicyStatement {
  return {
    Sid: "Sessions",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: {
      Null: {
        "kms:EncryptionContext:aws:ssm:SessionId": "false",
        "kms:EncryptionContext:aws:ssm:TargetId": "false",
      },
    },
  };
}

/** The document's content; minutes are strings in it. */
function preferences(kmsKeyId: pulumi.Input<string>, group: pulumi.Input<string>) {
  return pulumi.jsonStringify({
    schemaVersion: "1.0",
    description: "Regional settings of Session Manager",
    sessionType: "Standard_Stream",
    inputs: {
      // The schema asks for it, though no bucket gets logs: they would be there after the session only.
      s3BucketName: "",
      s3EncryptionEnabled: true,
      cloudWatchLogGroupName: group,
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
      kmsKeyId,
      idleSessionTimeout: String(IDLE_MINUTES),
      maxSessionDuration: String(MAX_MINUTES),
      // Hosts have no accounts of people: every streamed record names the principal.
      runAsEnabled: false,
    },
  });
}
