import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import {
  EVENT_TIME,
  type FeatureGroupFacts,
  RECORD_IDENTIFIER,
} from "../../services/feature-ingest/src/featureGroups.ts";
import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { featureNeeds } from "./featureNeeds.ts";
import { offlineStatements } from "./featureStoreStatements.ts";

/**
 * Feature groups that SageMaker makes at the same time.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-quotas.html
 */
const CONCURRENT_CREATIONS = 4;

/** The catalog that every account has in each region. */
const CATALOG = "AwsDataCatalog";

/** Where the offline store writes. */
export interface OfflinePlace {
  bucketName: pulumi.Input<string>;
  bucketArn: pulumi.Input<string>;
  /** Beginning of its objects' keys, in a bucket that other things are in too. */
  prefix: `${string}/`;
}

export interface FeatureStoreArgs<Key extends string> {
  home: Home;
  /** What is stored, by the key that ends each group's name. */
  groups: Readonly<Record<Key, FeatureGroupFacts>>;
  /** Database of the Glue catalog that describes the offline store. */
  databaseName: pulumi.Input<string>;
  offline: OfflinePlace;
  /** Key of the online store and of the offline store's objects, in this region. */
  keyArn: pulumi.Input<string>;
}

/**
 * Groups of features of people: the latest of each in the online store, all of them in the offline store, both encrypted under a given key.
 * The online store is of one region and nothing replicates it; the offline store's bucket is replicated, and fills the online store of the
 * region that takes over. Children: 1 role, 1 role policy, 1 feature group per group, called `<name>-<key>`.
 *
 * @throws ResourceError when a group or a feature cannot be called so, a group has too many features, or none is there
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see docs/decisions/0060-features-come-back-from-the-offline-store.md
 */
export class FeatureStore<Key extends string = string> extends pulumi.ComponentResource {
  /** Names of the feature groups, by key; known once they exist. */
  readonly groupNames: Record<Key, pulumi.Output<string>>;
  readonly groupArns: Record<Key, pulumi.Output<string>>;
  /** Role that writes the offline store. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: FeatureStoreArgs<Key>, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:FeatureStore", name, args, opts);
    const { home, groups, offline, keyArn } = args;
    demand(this, featureNeeds(name, groups));

    const child = { parent: this };
    const assumeRolePolicy = assumableBy("sagemaker.amazonaws.com", home);
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const policy = policyDocument(...offlineStatements(home, offline, keyArn));
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
    const made: [Key, aws.sagemaker.FeatureGroup][] = [];
    for (const [key, facts] of Object.entries<FeatureGroupFacts>(groups)) {
      // Waits for the group that came so many before it, since SageMaker refuses one more at a time.
      const earlier = made.at(-CONCURRENT_CREATIONS)?.[1];
      const roleArn = after(role.arn, permissions, ...(earlier === undefined ? [] : [earlier]));
      const group = new aws.sagemaker.FeatureGroup(
        `${name}-${key}`,
        { featureGroupName: `${name}-${key}`, roleArn, ...storedIn(args, key, facts) },
        child,
      );
      made.push([key as Key, group]);
    }

    this.groupNames = fromEntries(
      made.map(([key, { featureGroupName }]) => [key, featureGroupName]),
    );
    this.groupArns = fromEntries(made.map(([key, { arn }]) => [key, arn]));
    this.roleArn = role.arn;
    this.registerOutputs({
      groupNames: this.groupNames,
      groupArns: this.groupArns,
      roleArn: this.roleArn,
    });
  }
}

function fromEntries<Key extends string, T>(entries: [Key, T][]): Record<Key, T> {
  return Object.fromEntries(entries) as Record<Key, T>;
}

/** The offline store in the table format whose files name no bucket, so that they can be read where they are replicated to. */
function storedIn(
  { databaseName, offline, keyArn }: Omit<FeatureStoreArgs<string>, "groups" | "home">,
  key: string,
  { description, onlineDays, features }: FeatureGroupFacts,
) {
  const types = Object.entries(features).map(([featureName, { type: featureType }]) => ({
    featureName,
    featureType,
  }));
  return {
    description,
    recordIdentifierFeatureName: RECORD_IDENTIFIER,
    eventTimeFeatureName: EVENT_TIME,
    featureDefinitions: [
      { featureName: RECORD_IDENTIFIER, featureType: "String" },
      { featureName: EVENT_TIME, featureType: "String" },
      ...types,
    ],
    onlineStoreConfig: {
      enableOnlineStore: true,
      securityConfig: { kmsKeyId: keyArn },
      storageType: "Standard",
      ttlDuration: { unit: "Days", value: onlineDays },
    },
    offlineStoreConfig: {
      dataCatalogConfig: {
        catalog: CATALOG,
        database: databaseName,
        tableName: key,
      },
      s3StorageConfig: {
        kmsKeyId: keyArn,
        s3Uri: pulumi.interpolate`s3://${offline.bucketName}/${offline.prefix}`,
      },
      tableFormat: "Glue",
    },
    throughputConfig: { throughputMode: "OnDemand" },
  };
}
