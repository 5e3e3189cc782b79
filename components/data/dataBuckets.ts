import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import type { Aging } from "./bucketAging.ts";
import type { Classification } from "./classification.ts";
import type { ObjectLock } from "./objectLocking.ts";

/** What one bucket of the platform is for. */
export interface DataBucket {
  classification: Classification;
  /** What becomes of objects that nobody reads. */
  aging: Aging;
  lock?: ObjectLock;
}

/** Clinical records stay as long as the documentation of them, and who may pass over a lock can still mend a mistake. */
const CLINICAL_RECORD: ObjectLock = { mode: "GOVERNANCE", days: AUDIT_RETENTION_DAYS };

/**
 * The buckets of the `data` account. Recordings are what InfluxDB and the models are built from, so a lost one cannot be made again.
 *
 * @see docs/decisions/0036-archive-that-answers-at-once.md
 */
export const DATA_BUCKETS = {
  actigraphy: { classification: "phi", aging: "archive", lock: CLINICAL_RECORD },
  results: { classification: "phi", aging: "archive" },
  documents: { classification: "phi", aging: "archive", lock: CLINICAL_RECORD },
} as const satisfies Record<string, DataBucket>;

/**
 * The buckets of the `ml` account. Weights are trained on PHI and can give some of it away, so they are PHI; they are read at each start
 * of a model, so they are never archived. Requests to models and their answers are passed on through `inference`, and do not stay there.
 */
export const ML_BUCKETS = {
  models: { classification: "phi", aging: "tier" },
  features: { classification: "phi", aging: "archive" },
  inference: { classification: "phi", aging: "expire" },
} as const satisfies Record<string, DataBucket>;

/** The buckets of the `public` account: what the edge serves to everybody. */
export const PUBLIC_BUCKETS = {
  site: { classification: "public", aging: "tier" },
} as const satisfies Record<string, DataBucket>;
