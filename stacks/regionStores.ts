import * as pulumi from "@pulumi/pulumi";

import { CacheCluster } from "../components/data/cacheCluster.ts";
import type { ClassifiedKeyArns } from "../components/data/classifiedKeyArn.ts";
import { GraphCluster } from "../components/data/graphCluster.ts";
import type { PeerRegion } from "../components/data/peerRegion.ts";
import { TableAccelerator } from "../components/data/tableAccelerator.ts";
import { TimeSeriesDatabase } from "../components/data/timeSeriesDatabase.ts";
import type { FunctionNetwork } from "../components/data/functionPermissions.ts";
import type { Home, Zone } from "../components/lib/home.ts";
import type { LocalData } from "./localData.ts";
import type { Posture } from "./posture.ts";
import { type DatabaseLinks, RegionDatabases } from "./regionDatabases.ts";
import type { StorePlan } from "./storePlan.ts";

/** What the recovery region's stores need of the primary's, to copy them. */
export interface StoreLinks<T = pulumi.Output<string>> extends DatabaseLinks<T> {
  cacheDatastoreId: T;
  graphDatabaseId: T;
}

export interface RegionStoresArgs {
  /** Place of the `data` account. */
  home: Home;
  region: string;
  peerRegion: string;
  /** The other region, for replicas of what this one owns. */
  peer: PeerRegion;
  posture: Posture;
  /** Whether engine and AWS refuse to delete the stores. */
  protect: boolean;
  plan: StorePlan;
  zones: Zone[];
  /** Isolated subnets of the stores, by zone id. */
  subnetIds: Record<string, pulumi.Output<string>>;
  /** Security groups of the stores, by role. */
  groupIds: Record<"database" | "proxy" | "cache" | "graph" | "timeSeries", pulumi.Output<string>>;
  /** Where functions run that reach the stores. */
  functionNetwork: FunctionNetwork;
  data: LocalData;
  /** Key for PHI in both regions. */
  keyPair: ClassifiedKeyArns<"phi">;
  logKeyArn: pulumi.Input<string>;
  /** Topic of this region. */
  alarmTopicArn: pulumi.Input<string>;
  /** What the primary's stack says of its stores; without it the region is the primary. */
  primary?: StoreLinks<string> | undefined;
}

/**
 * The stores of a region that are in its network, in the isolated tier of the data VPC. In the recovery region they are copies of the
 * primary's, but for the time series, which are computed again. Children: 1 {@link RegionDatabases}, 1 cache, 1 graph, 1 time series, and 1
 * accelerator of the tables where the plan has one.
 */
export class RegionStores extends pulumi.ComponentResource {
  readonly links: StoreLinks<pulumi.Input<string>>;
  /** Subnet groups in which backups are restored, by kind of store. */
  readonly subnetGroupNames: Record<"aurora" | "rds" | "neptune", pulumi.Output<string>>;

  constructor(name: string, args: RegionStoresArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, posture, protect, plan, groupIds, subnetIds, primary, alarmTopicArn } = args;
    super("novamind:stacks:RegionStores", name, { region, posture, protect, plan }, opts);

    const child = { parent: this, protect };
    const shared = { subnetIds, key: args.data.keys.phi, logKeyArn: args.logKeyArn };
    const databases = new RegionDatabases(name, args, { parent: this });
    const cache = new CacheCluster(
      `${name}-cache`,
      {
        ...shared,
        classification: "phi",
        role:
          primary === undefined
            ? { kind: "primary", nodeType: plan.cache.nodeType, datastore: "novamind" }
            : {
                kind: "secondary",
                globalReplicationGroupId: primary.cacheDatastoreId,
                alarmTopicArn,
              },
        users: { "digital-twin": "readWrite" },
        nodes: plan.cache.nodes,
        securityGroupIds: [groupIds.cache],
      },
      child,
    );
    const graph = new GraphCluster(
      `${name}-graph`,
      {
        ...shared,
        classification: "phi",
        role:
          primary === undefined
            ? { kind: "primary" }
            : {
                kind: "secondary",
                globalClusterIdentifier: primary.graphDatabaseId,
                primaryRegion: args.peerRegion,
                alarmTopicArn,
              },
        zones: args.zones,
        instanceClass: plan.graph.instanceClass,
        securityGroupIds: [groupIds.graph],
        protect,
      },
      child,
    );
    timeSeriesOf(name, args, this);
    acceleratorOf(name, args, this);

    this.links = {
      ...databases.links,
      cacheDatastoreId: primary?.cacheDatastoreId ?? owned(cache.globalReplicationGroupId),
      graphDatabaseId: primary?.graphDatabaseId ?? owned(graph.globalClusterIdentifier),
    };
    this.subnetGroupNames = { ...databases.subnetGroupNames, neptune: graph.subnetGroupName };
    this.registerOutputs({ links: this.links, subnetGroupNames: this.subnetGroupNames });
  }
}

function timeSeriesOf(
  name: string,
  { home, protect, plan, subnetIds, groupIds, data }: RegionStoresArgs,
  parent: pulumi.Resource,
): void {
  new TimeSeriesDatabase(
    `${name}-series`,
    {
      ...plan.timeSeries,
      classification: "clinical",
      home,
      subnetIds,
      securityGroupIds: [groupIds.timeSeries],
      organization: "novamind",
      bucket: "actigraphy",
      accessLogBucket: data.accessLogBucket,
    },
    { parent, protect },
  );
}

/** Encrypted under a key of AWS's: DynamoDB Accelerator takes no other. */
function acceleratorOf(
  name: string,
  { home, plan: { accelerator }, subnetIds, groupIds, data }: RegionStoresArgs,
  parent: pulumi.Resource,
): void {
  if (accelerator === undefined) return;
  const { partition, region, accountId } = home;
  const tables = Object.values(data.tables);
  new TableAccelerator(
    `${name}-dax`,
    {
      classification: "phi",
      home,
      clusterName: `${name}-records`,
      tableArns: tables.map(
        ({ tableName }) =>
          pulumi.interpolate`arn:${partition}:dynamodb:${region}:${accountId}:table/${tableName}`,
      ),
      keys: [data.keys.phi, data.keys.clinical],
      subnetIds,
      securityGroupIds: [groupIds.cache],
      ...accelerator,
    },
    { parent },
  );
}

/** @throws Error when a primary has no such id, which is a mistake of the composition */
function owned(id: pulumi.Output<string> | undefined): pulumi.Output<string> {
  if (id === undefined) throw new Error("a primary store has an id that secondaries join");
  return id;
}
