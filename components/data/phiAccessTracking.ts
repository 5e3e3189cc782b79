import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { AuditStream, type AuditStreamArgs } from "./auditStream.ts";
import type { FunctionNetwork } from "./functionPermissions.ts";
import { PhiAccessAlarms } from "./phiAccessAlarms.ts";
import { trackerStatements } from "./phiAccessStatements.ts";
import { PrivateFunction } from "./privateFunction.ts";
import { streamReading } from "./streamReading.ts";

/** An audit line is in no hurry. */
const BATCHING_WINDOW_SECONDS = 5;

/**
 * An hour before the 24 that a table's stream keeps a record.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
const MAX_RECORD_AGE_SECONDS = 82_800;

/** A table of this region whose changes are tracked. */
export interface TrackedTable {
  tableName: pulumi.Input<string>;
  /** Stream of the table in this region, of new and old images. */
  streamArn: pulumi.Input<string>;
  /** ARN of the key, in this region, that encrypts the table, and with it its stream. */
  keyArn: pulumi.Input<string>;
}

export interface PhiAccessTrackingArgs extends AuditStreamArgs {
  home: Home;
  /** Whether the region serves. A passive one reads no stream: a global table's stream has every write of the other region too. */
  posture: "active" | "passive";
  /** Tables by name; each names its event source. */
  tables: Record<string, TrackedTable>;
  /** ARN of the HMAC_384 key, in this region, that makes pseudonyms; its policy has to name the tracker's role as a maker. */
  pseudonymKeyArn: pulumi.Input<string>;
  /** Where the tracker runs: it needs Firehose, KMS, CloudWatch Logs and X-Ray there. */
  network?: FunctionNetwork;
  /** Batches tracked at the same time, of all tables; taken out of what the account has in the region. */
  concurrency: number;
}

/**
 * Records who changed what of PHI and when, without a value of it: each table's stream goes through a function into an audit
 * stream to the locked vault. What it cannot track after many attempts is told to a queue, and people are called.
 * Children: 1 {@link AuditStream}, 1 {@link PrivateFunction}, whose role's name begins with this component's name, 1 event source
 * per table, 1 {@link PhiAccessAlarms}.
 *
 * @throws ResourceError when there is no table
 * @see 45 CFR 164.312(b), audit controls; 164.308(a)(1)(ii)(D), information system activity review
 * @see docs/decisions/0033-who-what-when-without-values.md, docs/decisions/0038-audit-by-firehose.md
 */
export class PhiAccessTracking extends pulumi.ComponentResource {
  readonly auditStreamArn: pulumi.Output<string>;
  readonly functionArn: pulumi.Output<string>;
  /** Role that makes pseudonyms. */
  readonly roleArn: pulumi.Output<string>;
  /** Queue that is told of the records that could not be tracked: which they are, not what is in them. */
  readonly deadLetterQueueArn: pulumi.Output<string>;

  constructor(name: string, args: PhiAccessTrackingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:PhiAccessTracking", name, args, opts);
    const { home, posture, tables, keyArn, logKeyArn, pseudonymKeyArn, network } = args;
    demand(this, { "tables of one or more": Object.keys(tables).length > 0 });

    const child = { parent: this };
    const { vault, alarmTopicArn } = args;
    const audit = new AuditStream(
      `${name}-audit`,
      { home, vault, keyArn, logKeyArn, alarmTopicArn },
      child,
    );
    const tracker = new PrivateFunction(
      name,
      {
        home,
        description: "Who changed what of PHI, and when",
        service: "phi-access-tracker",
        keyArn,
        logKeyArn,
        statements: trackerStatements(home, tables, audit.streamArn, pseudonymKeyArn),
        environment: {
          AUDIT_STREAM: audit.streamName,
          HMAC_KEY_ARN: pseudonymKeyArn,
          TABLES: pulumi
            .all(Object.values(tables).map(({ tableName }) => tableName))
            .apply((names) => names.join(",")),
        },
        timeoutSeconds: 60,
        memoryMib: 512,
        concurrency: args.concurrency,
        ...(network === undefined ? {} : { network }),
      },
      child,
    );
    for (const [table, { streamArn }] of Object.entries(tables)) {
      const reading = streamReading({
        ...{ function: tracker, streamArn, posture },
        windowSeconds: BATCHING_WINDOW_SECONDS,
        maxAgeSeconds: MAX_RECORD_AGE_SECONDS,
      });
      new aws.lambda.EventSourceMapping(`${name}-${table}`, reading, child);
    }
    const { functionName, deadLetterQueueArn } = tracker;
    new PhiAccessAlarms(name, { functionName, deadLetterQueueArn, alarmTopicArn }, child);

    this.auditStreamArn = audit.streamArn;
    this.functionArn = tracker.functionArn;
    this.roleArn = tracker.roleArn;
    this.deadLetterQueueArn = deadLetterQueueArn;
    this.registerOutputs({
      auditStreamArn: this.auditStreamArn,
      functionArn: this.functionArn,
      roleArn: this.roleArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
    });
  }
}
