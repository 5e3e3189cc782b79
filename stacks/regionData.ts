import * as pulumi from "@pulumi/pulumi";

import { AccessLogBucket } from "../components/data/accessLogBucket.ts";
import { type Classification, CLASSIFICATIONS } from "../components/data/classification.ts";
import {
  DATA_BUCKETS,
  type DataBucket,
  ML_BUCKETS,
  PUBLIC_BUCKETS,
} from "../components/data/dataBuckets.ts";
import { bucketUsers, tableUsers } from "../components/data/consumerAccess.ts";
import { EncryptedDataTier } from "../components/data/encryptedDataTier.ts";
import { directKeyAccess, type KeyAccount, keyAccessOf } from "../components/data/keyAccess.ts";
import { PseudonymKey } from "../components/data/pseudonymKey.ts";
import { RECORD_TABLE_KEYS, RecordTables } from "../components/data/recordTables.ts";
import { SigningKey } from "../components/data/signingKey.ts";
import { each } from "../components/lib/each.ts";
import type { Accounts } from "./accounts.ts";
import { keyPairOf } from "./localData.ts";
import { consumerHomes } from "./consumerHomes.ts";
import type { DataOutputs } from "./outputs.ts";
import { RegionBackup } from "./regionBackup.ts";
import { vaultOf } from "./vault.ts";

export interface RegionDataArgs {
  accounts: Accounts;
  region: string;
  peerRegion: string;
  /** Whether AWS refuses to delete what is stored. */
  protect: boolean;
}

/**
 * The data that the primary region owns, in both regions, outside of any network: of each account with data the keys and buckets and
 * their replicas, with access logs; the tables of records; where backups are kept. Children: per account (3) 1 access-log bucket per
 * region and 1 data tier; 1 key for pseudonyms, 1 for signatures, the tables, 1 {@link RegionBackup}.
 */
export class RegionData extends pulumi.ComponentResource {
  readonly data: DataOutputs;

  constructor(name: string, args: RegionDataArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, peerRegion, protect } = args;
    super("novamind:stacks:RegionData", name, { region, peerRegion, protect }, opts);

    const data = tierOf("data", name, CLASSIFICATIONS, DATA_BUCKETS, args, this);
    const ml = tierOf("ml", name, ["phi"], ML_BUCKETS, args, this);
    const edge = tierOf("public", name, ["public"], PUBLIC_BUCKETS, args, this);
    const { tables } = new RecordTables(
      `${name}-records`,
      {
        home: accounts.home("data", region),
        peer: { region: peerRegion, provider: accounts.provider("data", peerRegion) },
        protect,
        keys: { phi: keyPairOf("phi", data.keys), clinical: keyPairOf("clinical", data.keys) },
        users: each(RECORD_TABLE_KEYS, (key) => tableUsers(key, consumerHomes(accounts, region))),
      },
      { parent: this, provider: accounts.provider("data", region) },
    );
    const backup = new RegionBackup(
      name,
      {
        accounts,
        region,
        peerRegion,
        keyArns: keyPairOf("phi", data.keys).arns,
        lock: protect ? "compliance" : "governance",
      },
      { parent: this },
    );

    this.data = {
      dataKeys: data.keys,
      mlKey: ml.keys.phi,
      ...directKeys(name, args, this),
      buckets: { ...data.buckets, ...ml.buckets, ...edge.buckets },
      accessLogs: data.accessLogs,
      mlAccessLogs: ml.accessLogs,
      tables: namesOf(tables),
      backup: {
        vaultName: backup.vaultName,
        copyVaultArn: backup.copyVaultArn,
        roleArn: backup.roleArn,
      },
    };
    this.registerOutputs(this.data);
  }
}

/** Keys and buckets of one account in both regions, with the access logs of each. */
function tierOf<Class extends Classification, Bucket extends string>(
  account: KeyAccount,
  name: string,
  classifications: readonly Class[],
  buckets: Readonly<Record<Bucket, DataBucket & { classification: Class }>>,
  { accounts, region, peerRegion }: RegionDataArgs,
  parent: pulumi.Resource,
) {
  const homes = consumerHomes(accounts, region);
  const inRegion = (place: string) => ({ parent, provider: accounts.provider(account, place) });
  const accessLogs = (role: string, place: string) =>
    new AccessLogBucket(
      `${name}-${account}-${role}`,
      { home: accounts.home(account, place), vault: vaultOf(accounts, place) },
      inRegion(place),
    ).bucketName;
  const logs = {
    home: accessLogs("access-logs", region),
    peer: accessLogs("access-logs-replica", peerRegion),
  };
  const tier = new EncryptedDataTier(
    `${name}-${account}`,
    {
      home: accounts.home(account, region),
      peer: { region: peerRegion, provider: accounts.provider(account, peerRegion) },
      accessLogs: logs,
      classifications,
      access: keyAccessOf(
        {
          home: accounts.home(account, region),
          account,
          name,
          deployRole: accounts.deployRole,
          accountIds: homes.accountIds,
          ...(account === "data" && { copiedTo: accounts.home("operations", region).accountId }),
        },
        classifications,
      ),
      buckets,
      users: each(Object.keys(buckets) as Bucket[], (key) => bucketUsers(account, key, homes)),
    },
    inRegion(region),
  );
  return {
    keys: each(classifications, (one) => ({
      keyArn: tier.keyArns[one],
      replicaKeyArn: tier.replicaKeyArns[one],
    })),
    buckets: tier.buckets,
    accessLogs: { name: logs.home, replicaName: logs.peer },
  };
}

function namesOf(tables: RecordTables["tables"]): DataOutputs["tables"] {
  return each(RECORD_TABLE_KEYS, (key) => {
    const { tableName: name, streamArn, replicaStreamArn } = tables[key];
    return { name, streamArn, replicaStreamArn };
  });
}

/** Keys that roles call themselves, to make and to check: those of whoever tracks access, and of whoever signs records. */
function directKeys(
  name: string,
  { accounts, region, peerRegion }: RegionDataArgs,
  parent: pulumi.Resource,
): Pick<DataOutputs, "pseudonymKey" | "signingKey"> {
  const home = accounts.home("data", region);
  const place = { home, deployRole: accounts.deployRole };
  const shared = {
    home,
    peer: { region: peerRegion, provider: accounts.provider("data", peerRegion) },
    generations: 1,
  };
  const opts = { parent, provider: accounts.provider("data", region) };
  const pseudonyms = directKeyAccess(place, { makers: ["phi-access"], checkers: [] });
  const signatures = directKeyAccess(place, { makers: ["sign"], checkers: ["verify"] });
  const pairOf = ({ keyArn, replicaKeyArn }: SigningKey | PseudonymKey) => ({
    keyArn,
    replicaKeyArn,
  });
  return {
    pseudonymKey: pairOf(
      new PseudonymKey(`${name}-pseudonyms`, { ...shared, ...pseudonyms }, opts),
    ),
    signingKey: pairOf(new SigningKey(`${name}-signatures`, { ...shared, ...signatures }, opts)),
  };
}
