import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { Zone } from "../lib/home.ts";
import { type AuroraCapacity, instanceClassOf } from "./auroraCapacity.ts";
import type { ClassifiedKeyArn } from "./classifiedKeyArn.ts";
import { INSIGHTS, SERVER } from "./databaseDefaults.ts";
import { AURORA_VERSION } from "./globalDatabase.ts";

interface InstancesOf {
  cluster: aws.rds.Cluster;
  capacity: AuroraCapacity;
  /** The writer's, then one for each reader. */
  zones: Zone[];
  key: ClassifiedKeyArn;
  monitoringRoleArn: pulumi.Output<string>;
  tags: Record<string, string>;
}

/**
 * Declares, as children of `parent`, an instance in each zone. The readers wait for the first, which so becomes the writer; which one
 * writes later is up to a failover, and all have the same part in it.
 */
export function declareInstances(name: string, of: InstancesOf, parent: pulumi.Resource): void {
  const { cluster, capacity, zones, key, monitoringRoleArn, tags } = of;
  const instance = ({ id, name: availabilityZone }: Zone, dependsOn: pulumi.Resource[]) =>
    new aws.rds.ClusterInstance(
      `${name}-${id}`,
      {
        ...SERVER,
        ...INSIGHTS,
        clusterIdentifier: cluster.id,
        engine: "aurora-postgresql",
        engineVersion: AURORA_VERSION,
        instanceClass: instanceClassOf(capacity),
        availabilityZone,
        monitoringRoleArn,
        performanceInsightsKmsKeyId: key.arn,
        promotionTier: 0,
        tags: { ...tags, Name: `${name}-${id}` },
      },
      // An upgrade of the global database brings its version here.
      { parent, dependsOn, ignoreChanges: ["engineVersion"] },
    );

  const [writer, ...readers] = zones;
  if (writer === undefined) return;
  const first = instance(writer, []);
  for (const zone of readers) instance(zone, [first]);
}
