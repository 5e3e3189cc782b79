import * as pulumi from "@pulumi/pulumi";

import { AccessLogBucket } from "../components/data/accessLogBucket.ts";
import { type Classification, CLASSIFICATIONS } from "../components/data/classification.ts";
import { ClassifiedKey } from "../components/data/classifiedKey.ts";
import { EncryptedDataTier } from "../components/data/encryptedDataTier.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import type { DataOutputs } from "./outputs.ts";
import { vaultOf } from "./vault.ts";

export interface RegionDataArgs {
  accounts: Accounts;
  region: string;
  peerRegion: string;
}

/**
 * The data that the primary region owns, in both regions: keys and their replicas, buckets and theirs, with the access logs of each.
 * Children: 1 access-log bucket per region, 1 data tier, 1 key for PHI of the `ml` account.
 */
export class RegionData extends pulumi.ComponentResource {
  readonly data: DataOutputs;

  constructor(name: string, args: RegionDataArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, peerRegion } = args;
    super("novamind:stacks:RegionData", name, { region, peerRegion }, opts);

    const inAccount = (account: AccountKey, place = region) => ({
      parent: this,
      provider: accounts.provider(account, place),
    });
    const peerOf = (account: AccountKey) => ({
      region: peerRegion,
      provider: accounts.provider(account, peerRegion),
    });
    const accessLogs = (role: string, place: string) =>
      new AccessLogBucket(
        `${name}-${role}`,
        { home: accounts.home("data", place), vault: vaultOf(accounts, place) },
        inAccount("data", place),
      );
    const tier = new EncryptedDataTier(
      name,
      {
        home: accounts.home("data", region),
        peer: peerOf("data"),
        accessLogs: {
          home: accessLogs("access-logs", region).bucketName,
          peer: accessLogs("access-logs-replica", peerRegion).bucketName,
        },
      },
      inAccount("data"),
    );
    const mlKey = new ClassifiedKey(
      `${name}-ml-phi`,
      { classification: "phi", home: accounts.home("ml", region), peer: peerOf("ml") },
      inAccount("ml"),
    );

    this.data = {
      dataKeys: Object.fromEntries(
        CLASSIFICATIONS.map((one) => [
          one,
          { keyArn: tier.keyArns[one], replicaKeyArn: tier.replicaKeyArns[one] },
        ]),
      ) as DataOutputs["dataKeys"] & Record<Classification, unknown>,
      mlKey: { keyArn: mlKey.keyArn, replicaKeyArn: mlKey.replicaKeyArn },
      phiBucket: { name: tier.phiBucket.name, replicaName: tier.phiBucket.replicaName },
    };
    this.registerOutputs(this.data);
  }
}
