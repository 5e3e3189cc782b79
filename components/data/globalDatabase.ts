import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import { isDatabaseIdentifier } from "./databaseDefaults.ts";
import { POSTGRES_MAJOR } from "./postgresParameters.ts";

/**
 * Version of every cluster of a global database. Said here alone: AWS upgrades the members with the global database, and ignores their
 * own setting for automatic minor upgrades. A new minor version is one change of this number, applied to all members by RDS; a major
 * one also takes new parameter groups.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-upgrade.html
 */
export const AURORA_VERSION = `${POSTGRES_MAJOR}.7`;

export interface GlobalDatabaseArgs {
  /** Names the global database: clusters of other regions spell it. */
  identifier: string;
  /** Whether AWS refuses to delete it. */
  protect: boolean;
}

/**
 * What clusters in several regions join: Aurora copies the storage of its primary to the others, encrypted under each region's
 * own key. Belongs to the primary region's stack. Children: 1 global cluster.
 *
 * @throws ResourceError when RDS would not take the identifier
 * @see 45 CFR 164.308(a)(7)(ii)(B), disaster recovery plan
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
 */
export class GlobalDatabase extends pulumi.ComponentResource {
  /** What clusters of any region name to join. */
  readonly globalClusterId: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: GlobalDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:GlobalDatabase", name, args, opts);
    const { identifier, protect } = args;
    demand(this, { "an identifier that RDS takes": isDatabaseIdentifier(identifier) });

    const cluster = new aws.rds.GlobalCluster(
      name,
      {
        globalClusterIdentifier: identifier,
        engine: "aurora-postgresql",
        engineVersion: AURORA_VERSION,
        storageEncrypted: true,
        deletionProtection: protect,
      },
      { parent: this },
    );

    this.globalClusterId = cluster.id;
    this.arn = cluster.arn;
    this.registerOutputs({ globalClusterId: this.globalClusterId, arn: this.arn });
  }
}
