import * as pulumi from "@pulumi/pulumi";

import { FEATURE_GROUPS } from "../../services/feature-ingest/src/featureGroups.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import type { Home } from "../lib/home.ts";
import { FeatureCatalog } from "./featureCatalog.ts";
import { FeatureEtl, type FeatureEtlArgs } from "./featureEtl.ts";
import { FeatureStore } from "./featureStore.ts";
import { FeatureStream } from "./featureStream.ts";
import type { XgboostFolders } from "./xgboostData.ts";

/** Batches of measurements handled at the same time. */
const CONCURRENCY = 8;

/** Seconds in which a measurement is to be in the online store. */
const FRESHNESS_SECONDS = 300;

/** What the job of last night's recordings takes: when most people sleep, and a driver with one that works. */
const ETL = { schedule: "cron(15 3 * * ? *)", workers: 2, timeoutMinutes: 60 } as const;

export interface XgboostFeaturesArgs {
  home: Home;
  posture: "active" | "passive";
  folders: Pick<XgboostFolders, "recordings" | "work" | "offline">;
  networks: { functions: FunctionNetwork; etl: FeatureEtlArgs["network"] };
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * The features that XGBoost knows people by, and every way into their store; in a passive region all of it stands still. Children:
 * 1 {@link FeatureCatalog}, 1 {@link FeatureStore}, 1 {@link FeatureStream}, 1 {@link FeatureEtl}, each named after `name` as keys name its role.
 *
 * @throws ResourceError when a part of it cannot be
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption; (c)(1), integrity
 * @see docs/decisions/0060-features-come-back-from-the-offline-store.md
 */
export class XgboostFeatures extends pulumi.ComponentResource {
  /** Stream into which producers put features. */
  readonly streamName: pulumi.Output<string>;
  readonly streamArn: pulumi.Output<string>;
  /** Queue that is told of what was given up. */
  readonly deadLetterQueueArn: pulumi.Output<string>;
  /** Names and ARNs of the feature groups, by key. */
  readonly groupNames: FeatureStore<keyof typeof FEATURE_GROUPS>["groupNames"];
  readonly groupArns: FeatureStore<keyof typeof FEATURE_GROUPS>["groupArns"];
  readonly jobName: pulumi.Output<string>;

  constructor(name: string, args: XgboostFeaturesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:XgboostFeatures", name, args, opts);
    const { home, posture, folders, networks, keyArn, logKeyArn, alarmTopicArn } = args;

    const child = { parent: this };
    const watched = { home, posture, logKeyArn, alarmTopicArn };
    const { databaseName, securityConfigurationName } = new FeatureCatalog(
      `${name}-feature-catalog`,
      { keyArn, logKeyArn },
      child,
    );
    const { groupNames, groupArns } = new FeatureStore(
      `${name}-feature-store`,
      { home, groups: FEATURE_GROUPS, databaseName, offline: folders.offline, keyArn },
      child,
    );
    const { streamName, streamArn, deadLetterQueueArn } = new FeatureStream(
      `${name}-feature-ingest`,
      {
        ...watched,
        groups: { names: groupNames, arns: groupArns },
        keyArn,
        network: networks.functions,
        concurrency: CONCURRENCY,
        freshnessSeconds: FRESHNESS_SECONDS,
      },
      child,
    );
    const { recordings, work } = folders;
    const { jobName } = new FeatureEtl(
      `${name}-feature-etl`,
      {
        ...{ ...watched, ...ETL, recordings, work, streamName, streamArn },
        securityConfigurationName,
        network: networks.etl,
      },
      child,
    );

    this.streamName = streamName;
    this.streamArn = streamArn;
    this.deadLetterQueueArn = deadLetterQueueArn;
    this.groupNames = groupNames;
    this.groupArns = groupArns;
    this.jobName = jobName;
    this.registerOutputs({
      streamName: this.streamName,
      streamArn: this.streamArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
      groupNames: this.groupNames,
      groupArns: this.groupArns,
      jobName: this.jobName,
    });
  }
}
