import type { DataBucket } from "./dataBuckets.ts";
import { DATA_BUCKETS, ML_BUCKETS } from "./dataBuckets.ts";
import type { RecordTableKey } from "./recordTables.ts";

/** What a role does with a bucket or a table; nothing here deletes. */
export type Access = "read" | "write" | "readWrite";

/** Accounts whose roles use data. */
export type ConsumerAccount = "data" | "ml";

/** The buckets that roles use, by the account that owns them. */
export const USED_BUCKETS = { data: DATA_BUCKETS, ml: ML_BUCKETS } as const satisfies Record<
  ConsumerAccount,
  Record<string, DataBucket>
>;

/** Key of one of {@link USED_BUCKETS}; no two accounts have one of the same key. */
export type UsedBucketKey = keyof typeof DATA_BUCKETS | keyof typeof ML_BUCKETS;

/** Which objects of a bucket, and what for. */
export interface ObjectUse {
  access: Access;
  /** Beginnings of the keys of the objects; all of the bucket unless said. */
  prefixes?: readonly `${string}/`[];
}

/** A role, or those of one name in both regions' stacks, and all that it uses. */
export interface Consumer {
  /** Account of the role. */
  account: ConsumerAccount;
  /** How the role's logical name ends after the environment and a dash: `pat-task` of `prod-pat-task`. */
  role: string;
  buckets?: Partial<Record<UsedBucketKey, ObjectUse>>;
  tables?: Partial<Record<RecordTableKey, Access>>;
  /** Through what the role uses the key for PHI of its own account besides its buckets and tables: endpoint prefixes. */
  services?: readonly string[];
  /** Whether those services may keep using that key after the request, as SageMaker does for the volumes of its instances. */
  grants?: boolean;
}

/**
 * Who uses which data, by purpose: letters and digits, which name the statements. All that lets a role in follows from its row: the policies
 * of keys, of buckets and tables of another account, and the role's own ({@link consumerStatements}).
 *
 * @see docs/decisions/0045-data-used-across-accounts.md
 */
export const CONSUMERS = {
  PatService: {
    account: "ml",
    role: "pat-task",
    buckets: {
      actigraphy: { access: "read", prefixes: ["recordings/"] },
      models: { access: "read", prefixes: ["pat/", "identity/"] },
      results: { access: "write", prefixes: ["pat/"] },
    },
    tables: { biometricProfiles: "read", analysisResults: "write", timeSeriesIndex: "write" },
  },
  LlamaRedaction: {
    account: "ml",
    role: "llama-redaction",
    buckets: {
      inference: { access: "readWrite", prefixes: ["requests/"] },
      models: { access: "read", prefixes: ["identity/"] },
    },
    services: ["lambda", "sqs"],
  },
  LlamaWorkflow: {
    account: "ml",
    role: "llama-workflow",
    buckets: { inference: { access: "read", prefixes: ["answers/", "requests/"] } },
    services: ["lambda", "sagemaker", "sqs", "states"],
  },
  MentalLlamaResults: {
    account: "ml",
    role: "llama-results",
    buckets: {
      inference: { access: "read", prefixes: ["answers/", "requests/"] },
      results: { access: "write", prefixes: ["llama/"] },
    },
    tables: { analysisResults: "write" },
    services: ["lambda", "sqs"],
  },
  ModelHosting: {
    account: "ml",
    role: "model",
    buckets: {
      inference: { access: "readWrite", prefixes: ["answers/", "captures/", "requests/"] },
      models: { access: "read" },
    },
    services: ["sagemaker", "sns"],
    grants: true,
  },
  FeatureStore: {
    account: "ml",
    role: "feature-store",
    buckets: { features: { access: "write", prefixes: ["offline/"] } },
  },
  FeatureEtl: {
    account: "ml",
    role: "feature-etl",
    buckets: {
      actigraphy: { access: "read", prefixes: ["recordings/"] },
      features: { access: "readWrite", prefixes: ["etl/"] },
    },
  },
  XgboostTraining: {
    account: "ml",
    role: "xgboost-training",
    buckets: {
      features: { access: "read", prefixes: ["offline/"] },
      models: { access: "readWrite", prefixes: ["xgboost/"] },
    },
    services: ["sagemaker"],
    grants: true,
  },
  XgboostBatch: {
    account: "ml",
    role: "xgboost-batch",
    buckets: {
      models: { access: "read", prefixes: ["xgboost/"] },
      results: { access: "readWrite", prefixes: ["xgboost/"] },
    },
    services: ["sagemaker"],
    grants: true,
  },
  XgboostMonitor: {
    account: "ml",
    role: "xgboost-monitor-job",
    buckets: {
      inference: { access: "read", prefixes: ["captures/"] },
      models: { access: "readWrite", prefixes: ["xgboost/"] },
    },
    services: ["sagemaker"],
    grants: true,
  },
} as const satisfies Record<string, Consumer>;

/** Purpose of one of {@link CONSUMERS}. */
export type ConsumerKey = keyof typeof CONSUMERS;

/** {@link CONSUMERS} as rows of one type, with their purposes. */
export function allConsumers(): [ConsumerKey, Consumer][] {
  return Object.entries(CONSUMERS) as [ConsumerKey, Consumer][];
}
