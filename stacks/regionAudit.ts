import * as pulumi from "@pulumi/pulumi";

import { BucketReplicationAlarm } from "../components/data/bucketReplicationAlarm.ts";
import {
  DATA_BUCKETS,
  type DataBucket,
  ML_BUCKETS,
  PUBLIC_BUCKETS,
} from "../components/data/dataBuckets.ts";
import type { FunctionNetwork } from "../components/data/functionPermissions.ts";
import { PhiAccessTracking } from "../components/data/phiAccessTracking.ts";
import { RecordTableAlarms } from "../components/data/recordTableAlarms.ts";
import { RECORD_TABLE_KEYS } from "../components/data/recordTables.ts";
import { DataAccessTrail } from "../components/governance/dataAccessTrail.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import type { LocalData } from "./localData.ts";
import type { BucketKey, DataOutputs } from "./outputs.ts";
import type { Posture } from "./posture.ts";
import { vaultOf } from "./vault.ts";

/**
 * Batches of changes that are tracked at the same time: of five tables with some four shards each, two from every shard. Taken out of the
 * account's thousand; an estimate, to be corrected by what the iterator's age shows.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const CONCURRENCY = 40;

export interface RegionAuditArgs {
  accounts: Accounts;
  region: string;
  peerRegion: string;
  posture: Posture;
  /** `primary` owns the data, `recovery` has the replicas. */
  role: "primary" | "recovery";
  data: LocalData;
  buckets: DataOutputs<pulumi.Input<string>>["buckets"];
  network: FunctionNetwork;
  /** Key of the log groups of the `data` account. */
  logKeyArn: pulumi.Input<string>;
  /** Key of the log groups of the `ml` account. */
  mlLogKeyArn: pulumi.Input<string>;
  /** Topic of this region. */
  alarmTopicArn: pulumi.Input<string>;
}

const BUCKETS: [AccountKey, BucketKey[]][] = [
  ["data", Object.keys(DATA_BUCKETS) as BucketKey[]],
  ["ml", Object.keys(ML_BUCKETS) as BucketKey[]],
  ["public", Object.keys(PUBLIC_BUCKETS) as BucketKey[]],
];

/**
 * Who changed what of the records, who read them or an object of PHI, and how far what is replicated between the regions is behind: of tables it
 * shows where they are written, of buckets where the replicas are. Children: 1 {@link PhiAccessTracking}; 1 {@link DataAccessTrail} per account
 * with PHI (2); in the primary 1 set of table alarms, in the recovery region 1 alarm per bucket.
 */
export class RegionAudit extends pulumi.ComponentResource {
  constructor(name: string, args: RegionAuditArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, peerRegion, posture, role, data, buckets, alarmTopicArn } = args;
    super("novamind:stacks:RegionAudit", name, { region, peerRegion, posture, role }, opts);

    const inAccount = (account: AccountKey) => ({
      parent: this,
      provider: accounts.provider(account, region),
    });
    new PhiAccessTracking(
      `${name}-phi-access`,
      {
        home: accounts.home("data", region),
        posture,
        vault: vaultOf(accounts, region),
        keyArn: data.keys.phi.arn,
        logKeyArn: args.logKeyArn,
        alarmTopicArn,
        pseudonymKeyArn: data.pseudonymKeyArn,
        tables: data.tables,
        network: args.network,
        concurrency: CONCURRENCY,
      },
      inAccount("data"),
    );
    for (const account of ["data", "ml"] as const) {
      new DataAccessTrail(`${name}-${account}-access`, accessOf(account, args), inAccount(account));
    }
    if (role === "primary") {
      const tableNames = Object.fromEntries(
        RECORD_TABLE_KEYS.map((key) => [key, data.tables[key].tableName]),
      );
      const watched = { tableNames, receivingRegion: peerRegion, alarmTopicArn };
      new RecordTableAlarms(`${name}-tables`, watched, inAccount("data"));
    } else {
      for (const [account, keys] of BUCKETS) {
        for (const key of keys) {
          const { name: bucketName, replicaName } = buckets[key];
          const watched = { bucketName, replicaName, alarmTopicArn };
          new BucketReplicationAlarm(`${name}-${key}`, watched, inAccount(account));
        }
      }
    }
    this.registerOutputs({});
  }
}

/** What a trail records in an account: its tables of records and its buckets with PHI, under the names that they have in this region. */
function accessOf(account: "data" | "ml", args: RegionAuditArgs) {
  const { accounts, region, role, data, buckets } = args;
  const bucketNames = Object.entries<DataBucket>(account === "data" ? DATA_BUCKETS : ML_BUCKETS)
    .filter(([, { classification }]) => classification === "phi")
    .map(([key]) => {
      const { name, replicaName } = buckets[key as BucketKey];
      return role === "primary" ? name : replicaName;
    });
  return {
    home: accounts.home(account, region),
    vault: vaultOf(accounts, region),
    logKeyArn: account === "data" ? args.logKeyArn : args.mlLogKeyArn,
    tableNames: account === "data" ? Object.values(data.tables).map((one) => one.tableName) : [],
    bucketNames,
  };
}
