import * as pulumi from "@pulumi/pulumi";

import { each } from "../lib/each.ts";
import type { Classification } from "./classification.ts";
import type { ClassifiedKeyArns } from "./classifiedKeyArn.ts";
import type { TableUser } from "./dataUses.ts";
import { RecordTable, type RecordTableArgs } from "./recordTable.ts";

/**
 * The tables, and what they hold. The index of time series is `clinical`: what it calls `patientId` is a random number given to
 * a patient for research, whose meaning only the patient records know; 45 CFR 164.514(c).
 */
export const RECORD_TABLES = {
  patientRecords: "phi",
  biometricProfiles: "phi",
  analysisResults: "phi",
  timeSeriesIndex: "clinical",
  assessmentResponses: "phi",
} as const satisfies Record<string, Classification>;

/** Key of one of {@link RECORD_TABLES}. */
export type RecordTableKey = keyof typeof RECORD_TABLES;
/** All keys of {@link RECORD_TABLES}. */
export const RECORD_TABLE_KEYS = Object.keys(RECORD_TABLES) as RecordTableKey[];

export interface RecordTablesArgs extends Pick<
  RecordTableArgs,
  "home" | "peer" | "protect" | "endpointIds"
> {
  /** Key of each classification. */
  keys: { readonly [Class in (typeof RECORD_TABLES)[RecordTableKey]]: ClassifiedKeyArns<Class> };
  /** Who of other accounts uses which table; nobody unless said. */
  users?: Record<RecordTableKey, TableUser[]>;
}

/**
 * All tables of records, each under the key of what it holds. Children: 1 {@link RecordTable} for each of
 * {@link RECORD_TABLES}.
 */
export class RecordTables extends pulumi.ComponentResource {
  readonly tables: Record<RecordTableKey, RecordTable>;

  constructor(name: string, args: RecordTablesArgs, opts?: pulumi.ComponentResourceOptions) {
    const { keys, users = each(RECORD_TABLE_KEYS, () => []), ...shared } = args;
    super("novamind:data:RecordTables", name, { ...args, peer: args.peer.region }, opts);

    const table = (key: RecordTableKey, suffix: string) => {
      const classification = RECORD_TABLES[key];
      const own = { ...shared, classification, key: keys[classification], users: users[key] };
      return new RecordTable(`${name}-${suffix}`, own, { parent: this });
    };
    this.tables = {
      patientRecords: table("patientRecords", "patient-records"),
      biometricProfiles: table("biometricProfiles", "biometric-profiles"),
      analysisResults: table("analysisResults", "analysis-results"),
      timeSeriesIndex: table("timeSeriesIndex", "time-series-index"),
      assessmentResponses: table("assessmentResponses", "assessment-responses"),
    };
    this.registerOutputs();
  }
}
