import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { ReplicationAlarm } from "./replicationAlarm.ts";

/** Engine of both members of a global database. @see https://docs.aws.amazon.com/neptune/latest/userguide/engine-releases.html */
export const GRAPH_ENGINE = { engine: "neptune", engineVersion: "1.4.5.1" } as const;

/** Seconds of writes that a lost region may take with it; AWS says under one second, typically. @see docs/decisions/0034-cache.md */
export const GRAPH_RPO_SECONDS = 60;

/** What a graph is to others: alone, the writer of a global database, or its reader in another region. */
export type GraphRole =
  | { kind: "standalone" }
  | { kind: "primary" }
  | {
      kind: "secondary";
      /** Of the primary's `globalClusterIdentifier`. */
      globalClusterIdentifier: pulumi.Input<string>;
      /** Region code of the primary. */
      primaryRegion: string;
      /** Topic of this region that is told when replication lags. */
      alarmTopicArn: pulumi.Input<string>;
    };

/**
 * The global database of a primary: made first and joined by both clusters in the same way, so that either can leave.
 *
 * @see https://docs.aws.amazon.com/neptune/latest/userguide/neptune-gdb-managing.html
 */
export function globalDatabaseOf(
  name: string,
  role: GraphRole,
  protect: boolean,
  parent: pulumi.Resource,
): aws.neptune.GlobalCluster | undefined {
  if (role.kind !== "primary") return undefined;
  return new aws.neptune.GlobalCluster(
    name,
    {
      ...GRAPH_ENGINE,
      globalClusterIdentifier: `${name}-global`,
      storageEncrypted: true,
      deletionProtection: protect,
    },
    { parent, ignoreChanges: ["engineVersion"] },
  );
}

/**
 * The alarm of a secondary on its lag, which is measured where it is.
 *
 * @see https://docs.aws.amazon.com/neptune/latest/userguide/neptune-gdb-monitoring.html
 * @see https://docs.aws.amazon.com/neptune/latest/userguide/cw-metrics.html
 */
export function alarmOf(
  name: string,
  role: GraphRole,
  { id }: aws.neptune.Cluster,
  parent: pulumi.Resource,
): void {
  if (role.kind !== "secondary") return;
  new ReplicationAlarm(
    `${name}-replication`,
    {
      store: "Neptune",
      promiseSeconds: GRAPH_RPO_SECONDS,
      namespace: "AWS/Neptune",
      metricName: "GlobalDbProgressLag",
      unit: "milliseconds",
      dimensions: { DBClusterIdentifier: id, SourceRegion: role.primaryRegion },
      statistic: "Maximum",
      // Neptune publishes a metric only when it is not zero: a secondary that keeps up may be silent.
      treatMissingData: "notBreaching",
      alarmTopicArn: role.alarmTopicArn,
    },
    { parent },
  );
}
