import * as pulumi from "@pulumi/pulumi";

import { AuroraCluster } from "../components/data/auroraCluster.ts";
import { DatabaseCredentials } from "../components/data/databaseCredentials.ts";
import { DatabaseProxy } from "../components/data/databaseProxy.ts";
import { GlobalDatabase } from "../components/data/globalDatabase.ts";
import { POSTGRES_PORT } from "../components/data/postgresParameters.ts";
import { RelationalInstance } from "../components/data/relationalInstance.ts";
import { DatabaseAlarms } from "./databaseAlarms.ts";
import type { RegionStoresArgs } from "./regionStores.ts";

/** Names that the recovery region spells too. */
const RECORDS = "novamind-records";
const ACTIGRAPHY = "novamind-actigraphy";
/** PostgreSQL's own names. */
const DATABASE = "novamind";
const MASTER = "novamind_master";

/** What the recovery region needs of the primary's databases to copy them, and to open its own copies. */
export interface DatabaseLinks<T = pulumi.Output<string>> {
  globalDatabaseId: T;
  actigraphyArn: T;
  /** Secrets with the credentials of both, in the primary region; their replicas differ in the region alone. */
  recordsSecretArn: T;
  actigraphySecretArn: T;
}

/**
 * The relational databases of a region: Aurora behind a proxy, PostgreSQL of RDS. The primary has their credentials rotated; the recovery region
 * has copies of both, which take the credentials along, and alarms on how far they are behind.
 * Children: 1 cluster, 1 proxy, 1 instance; in the primary 1 global database and 2 credentials, in the recovery region 1 {@link DatabaseAlarms}.
 */
export class RegionDatabases extends pulumi.ComponentResource {
  readonly links: DatabaseLinks<pulumi.Input<string>>;
  readonly subnetGroupNames: Record<"aurora" | "rds", pulumi.Output<string>>;

  constructor(name: string, args: RegionStoresArgs, opts?: pulumi.ComponentResourceOptions) {
    const { region, posture, protect, plan, zones, primary } = args;
    super("novamind:stacks:RegionDatabases", name, { region, posture, protect, plan }, opts);

    const child = { parent: this, protect };
    const shared = sharedOf(args);
    const globalClusterId =
      primary?.globalDatabaseId ??
      new GlobalDatabase(`${name}-records`, { identifier: RECORDS, protect }, child)
        .globalClusterId;
    const records = new AuroraCluster(
      `${name}-records`,
      {
        ...shared,
        identifier: `${RECORDS}-${region}`,
        role:
          primary === undefined
            ? { kind: "primary", databaseName: DATABASE, masterUsername: MASTER }
            : { kind: "secondary", primaryRegion: args.peerRegion },
        globalClusterId,
        capacity: plan.records.capacity[posture],
        zones,
        subnetIds: args.subnetIds,
        ...(posture === "active" && { maxReaders: plan.records.maxReaders }),
      },
      child,
    );
    const { storageGib, ...size } = plan.actigraphy;
    const actigraphy = new RelationalInstance(
      `${name}-actigraphy`,
      {
        ...shared,
        identifier: `${ACTIGRAPHY}-${region}`,
        role:
          primary === undefined
            ? { kind: "primary", databaseName: DATABASE, masterUsername: MASTER, storageGib }
            : { kind: "replica", sourceArn: primary.actigraphyArn },
        ...size,
        subnetIds: Object.values(args.subnetIds),
      },
      child,
    );
    this.links = primary ?? {
      globalDatabaseId: globalClusterId,
      actigraphyArn: actigraphy.arn,
      ...credentialsOf(name, args, { records, actigraphy }, this),
    };
    proxyOf(name, args, { records, secretArn: this.links.recordsSecretArn }, this);
    if (primary !== undefined) new DatabaseAlarms(name, { ...args, records, actigraphy }, child);

    this.subnetGroupNames = { aurora: records.subnetGroupName, rds: actigraphy.subnetGroupName };
    this.registerOutputs({ links: this.links, subnetGroupNames: this.subnetGroupNames });
  }
}

function sharedOf({ home, data, logKeyArn, groupIds, protect }: RegionStoresArgs) {
  return {
    classification: "phi" as const,
    home,
    securityGroupIds: [groupIds.database],
    key: data.keys.phi,
    logKeyArn,
    protect,
  };
}

/** Credentials of both databases, each with a rotation of its own. */
function credentialsOf(
  name: string,
  { home, peer, keyPair, logKeyArn, functionNetwork }: RegionStoresArgs,
  { records, actigraphy }: { records: AuroraCluster; actigraphy: RelationalInstance },
  parent: pulumi.Resource,
) {
  const login = { port: POSTGRES_PORT, username: MASTER, databaseName: DATABASE };
  const shared = {
    ...{ home, peer, logKeyArn, network: functionNetwork },
    classification: "phi" as const,
    key: keyPair,
  };
  const role = (pattern: string) => `arn:${home.partition}:iam::${home.accountId}:role/${pattern}`;
  // Tables are the master user's to change: the tasks that migrate schemas log in as it.
  const migrations = role("*-migrations-*");
  const { secretArn: recordsSecretArn } = new DatabaseCredentials(
    `${name}-records-credentials`,
    {
      ...shared,
      database: { kind: "cluster", arn: records.arn, endpoint: records.endpoint, ...login },
      readers: [role("*-records-proxy-*"), migrations],
    },
    { parent },
  );
  const { secretArn: actigraphySecretArn } = new DatabaseCredentials(
    `${name}-actigraphy-credentials`,
    {
      ...shared,
      database: { kind: "instance", arn: actigraphy.arn, endpoint: actigraphy.address, ...login },
      readers: [migrations],
    },
    { parent },
  );
  return { recordsSecretArn, actigraphySecretArn };
}

/** The way of applications to Aurora, with this region's copy of the credentials. */
function proxyOf(
  name: string,
  args: RegionStoresArgs,
  { records, secretArn }: { records: AuroraCluster; secretArn: pulumi.Input<string> },
  parent: pulumi.Resource,
): void {
  const { home, region, peerRegion, subnetIds, groupIds, data, logKeyArn } = args;
  const local = pulumi
    .output(secretArn)
    .apply((arn) => arn.replace(`:${peerRegion}:`, `:${region}:`));
  new DatabaseProxy(
    `${name}-records-proxy`,
    {
      identifier: `${RECORDS}-${region}`,
      home,
      clusterIdentifier: records.clusterIdentifier,
      subnetIds: Object.values(subnetIds),
      securityGroupIds: [groupIds.proxy],
      secretArn: local,
      secretKeyArn: data.keys.phi.arn,
      logKeyArn,
    },
    { parent },
  );
}
