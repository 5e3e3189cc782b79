import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArns, keyOfItsOwn } from "./classifiedKeyArn.ts";
import type { TableUser } from "./dataUses.ts";
import type { PeerRegion } from "./peerRegion.ts";
import { recordTablePolicy } from "./recordTablePolicy.ts";

/**
 * Days to which a table can be restored to any second: all that DynamoDB offers.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html
 */
export const RECOVERY_PERIOD_DAYS = 35;

/** Classifications whose keys are identifiers of people. */
const IDENTIFYING: readonly Classification[] = ["phi", "pii"];

/** Another way to find records: by attributes of text, with everything of a record in it. */
export interface RecordIndex {
  name: string;
  partitionKey: string;
  sortKey?: string;
}

export interface RecordTableArgs {
  /** What the table holds. */
  classification: Classification;
  home: Home;
  /** Where the replica lives. */
  peer: PeerRegion;
  /** Key of the same classification. */
  key: ClassifiedKeyArns;
  /** Whether AWS refuses to delete the table and its replica. */
  protect: boolean;
  /** Ids of the gateway endpoints of each region through which alone records are reached; without, from anywhere. */
  endpointIds?: Record<"home" | "peer", pulumi.Input<string>[]>;
  /** Who of other accounts reads or writes records, in both regions; nobody unless said. */
  users?: TableUser[];
  /** Request units a second that the table may cost at most; without, what the account may. */
  maxUnits?: Record<"read" | "write", number>;
  indexes?: RecordIndex[];
  /** Days of continuous backup, from 1; by default {@link RECOVERY_PERIOD_DAYS}. */
  recoveryPeriodDays?: number;
}

/**
 * A global table of records by `patientId` and `recordType`, with a replica in the peer region under the peer's own key. Both
 * can be restored to any second, have a stream of what changes, and let the account's principals and `users` in only over TLS.
 * Children: 1 table; 2 resource policies, the replica's through the peer's provider; 2 contributor insights, unless keys
 * identify people, since it shows keys in plain text.
 *
 * @throws ResourceError when the key is of another classification, or the recovery period or the most units cannot be
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption; 164.308(a)(7)(ii)(A), data backup plan
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html
 */
export class RecordTable extends pulumi.ComponentResource {
  /** Name, the same in both regions. */
  readonly tableName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly replicaArn: pulumi.Output<string>;
  readonly streamArn: pulumi.Output<string>;
  /** Stream of the replica, which holds every write of either region, as the table's does. */
  readonly replicaStreamArn: pulumi.Output<string>;

  constructor(name: string, args: RecordTableArgs, opts?: pulumi.ComponentResourceOptions) {
    const { classification, home, peer, recoveryPeriodDays = RECOVERY_PERIOD_DAYS } = args;
    super("novamind:data:RecordTable", name, { ...args, peer: peer.region }, opts);
    demand(this, needsOf(args, recoveryPeriodDays));

    const here = { parent: this };
    const there = { parent: this, provider: peer.provider };
    const table = new aws.dynamodb.Table(name, tableOf(args, recoveryPeriodDays), here);
    const replicaArn = pulumi.interpolate`arn:${home.partition}:dynamodb:${peer.region}:${home.accountId}:table/${table.name}`;
    const { endpointIds, users = [] } = args;
    const policyOf = (arn: pulumi.Output<string>, ids?: pulumi.Input<string>[]) =>
      recordTablePolicy(arn, home, { endpointIds: ids, users });
    new aws.dynamodb.ResourcePolicy(
      name,
      { resourceArn: table.arn, policy: policyOf(table.arn, endpointIds?.home) },
      here,
    );
    new aws.dynamodb.ResourcePolicy(
      `${name}-replica`,
      { resourceArn: replicaArn, policy: policyOf(replicaArn, endpointIds?.peer) },
      there,
    );
    if (!IDENTIFYING.includes(classification)) {
      const insights = { tableName: table.name };
      new aws.dynamodb.ContributorInsights(name, insights, here);
      new aws.dynamodb.ContributorInsights(`${name}-replica`, insights, there);
    }

    this.tableName = table.name;
    this.arn = table.arn;
    this.replicaArn = replicaArn;
    this.streamArn = table.streamArn;
    this.replicaStreamArn = table.replicas.apply(streamOf);
    this.registerOutputs({
      tableName: this.tableName,
      arn: this.arn,
      replicaArn: this.replicaArn,
      streamArn: this.streamArn,
      replicaStreamArn: this.replicaStreamArn,
    });
  }
}

function needsOf({ classification, key, maxUnits }: RecordTableArgs, recoveryPeriodDays: number) {
  const { read = 1, write = 1 } = maxUnits ?? {};
  return {
    ...keyOfItsOwn(classification, key),
    [`recoveryPeriodDays from 1 to ${String(RECOVERY_PERIOD_DAYS)}`]:
      recoveryPeriodDays >= 1 && recoveryPeriodDays <= RECOVERY_PERIOD_DAYS,
    "maxUnits of 1 or more": read >= 1 && write >= 1,
  };
}

/** Without a replica there is no stream to read; an empty ARN would be taken for one. */
function streamOf(replicas: aws.types.output.dynamodb.TableReplica[] | undefined): string {
  const [replica] = replicas ?? [];
  if (replica === undefined) throw new pulumi.RunError("The table came without its replica");
  return replica.streamArn;
}

function tableOf(args: RecordTableArgs, recoveryPeriodInDays: number): aws.dynamodb.TableArgs {
  const { classification, key, peer, protect, maxUnits, indexes = [] } = args;
  const keys = indexes.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey ?? []].flat());
  return {
    hashKey: "patientId",
    rangeKey: "recordType",
    attributes: [...new Set(["patientId", "recordType", ...keys])].map((name) => ({
      name,
      type: "S",
    })),
    billingMode: "PAY_PER_REQUEST",
    deletionProtectionEnabled: protect,
    globalSecondaryIndexes: indexes.map(({ name, partitionKey, sortKey }) => ({
      name,
      projectionType: "ALL",
      keySchemas: [
        { attributeName: partitionKey, keyType: "HASH" },
        ...(sortKey === undefined ? [] : [{ attributeName: sortKey, keyType: "RANGE" }]),
      ],
    })),
    ...(maxUnits === undefined
      ? {}
      : {
          onDemandThroughput: {
            maxReadRequestUnits: maxUnits.read,
            maxWriteRequestUnits: maxUnits.write,
          },
        }),
    pointInTimeRecovery: { enabled: true, recoveryPeriodInDays },
    replicas: [
      {
        regionName: peer.region,
        consistencyMode: "EVENTUAL",
        deletionProtectionEnabled: protect,
        kmsKeyArn: key.arns.peer,
        pointInTimeRecovery: true,
        propagateTags: true,
      },
    ],
    serverSideEncryption: { enabled: true, kmsKeyArn: key.arns.home },
    streamEnabled: true,
    streamViewType: "NEW_AND_OLD_IMAGES",
    tags: { DataClassification: classification },
    ttl: { attributeName: "ttl", enabled: true },
  };
}
