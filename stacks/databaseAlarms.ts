import * as pulumi from "@pulumi/pulumi";

import type { AuroraCluster } from "../components/data/auroraCluster.ts";
import type { RelationalInstance } from "../components/data/relationalInstance.ts";
import { ReplicationAlarm } from "../components/data/replicationAlarm.ts";

/** Seconds of writes that both may lose with the primary region. @see docs/decisions/0031-how-much-databases-may-lose.md */
const PROMISE_SECONDS = 300;

export interface DatabaseAlarmsArgs {
  peerRegion: string;
  alarmTopicArn: pulumi.Input<string>;
  records: AuroraCluster;
  actigraphy: RelationalInstance;
}

/** How far the recovery region's databases are behind. Children: 2 alarms. */
export class DatabaseAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: DatabaseAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { peerRegion, alarmTopicArn, records, actigraphy } = args;
    super("novamind:stacks:DatabaseAlarms", name, { peerRegion, alarmTopicArn }, opts);

    const child = { parent: this };
    const shared = {
      promiseSeconds: PROMISE_SECONDS,
      namespace: "AWS/RDS",
      statistic: "Maximum",
      alarmTopicArn,
    } as const;
    new ReplicationAlarm(
      `${name}-records-replication`,
      {
        ...shared,
        store: "Aurora PostgreSQL",
        metricName: "AuroraGlobalDBRPOLag",
        unit: "milliseconds",
        dimensions: { DBClusterIdentifier: records.clusterIdentifier, SourceRegion: peerRegion },
      },
      child,
    );
    new ReplicationAlarm(
      `${name}-actigraphy-replication`,
      {
        ...shared,
        store: "PostgreSQL of RDS",
        metricName: "ReplicaLag",
        unit: "seconds",
        dimensions: { DBInstanceIdentifier: actigraphy.instanceIdentifier },
      },
      child,
    );
    this.registerOutputs({});
  }
}
