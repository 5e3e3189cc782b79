import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { ReplicationAlarm } from "./replicationAlarm.ts";

/** Seconds of writes that a lost region may take with it. @see docs/decisions/0032-global-tables-are-eventually-consistent.md */
export const RECORD_TABLE_RPO_SECONDS = 60;

export interface RecordTableAlarmsArgs {
  /** Name of each table, by a name for its alarm. */
  tableNames: Record<string, pulumi.Input<string>>;
  /** Region code of the replicas. */
  receivingRegion: string;
  /** Topic of the region that writes, whose policy lets CloudWatch publish. */
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Calls for people when a table's replica is half of {@link RECORD_TABLE_RPO_SECONDS} behind. DynamoDB publishes the lag in the region that
 * writes, and only while it writes: there the alarms belong, and an idle table is not behind.
 * Children: 1 {@link ReplicationAlarm} per table.
 *
 * @throws ResourceError when there is no table
 * @see 45 CFR 164.308(a)(7)(ii)(B), disaster recovery plan
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export class RecordTableAlarms extends pulumi.ComponentResource {
  /** By the same names as the tables. */
  readonly alarmArns: Record<string, pulumi.Output<string>>;

  constructor(name: string, args: RecordTableAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:RecordTableAlarms", name, args, opts);
    const { tableNames, receivingRegion, alarmTopicArn } = args;
    demand(this, { "tableNames of one table or more": Object.keys(tableNames).length > 0 });

    const alarms = Object.entries(tableNames).map(([table, tableName]) => {
      const { alarmArn } = new ReplicationAlarm(
        `${name}-${table}`,
        {
          store: `DynamoDB table ${table}`,
          promiseSeconds: RECORD_TABLE_RPO_SECONDS,
          namespace: "AWS/DynamoDB",
          metricName: "ReplicationLatency",
          unit: "milliseconds",
          dimensions: { TableName: tableName, ReceivingRegion: receivingRegion },
          statistic: "Maximum",
          treatMissingData: "notBreaching",
          alarmTopicArn,
        },
        { parent: this },
      );
      return [table, alarmArn] as const;
    });

    this.alarmArns = Object.fromEntries(alarms);
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}
