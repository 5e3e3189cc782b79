import type { AuroraCapacity } from "../components/data/auroraCapacity.ts";
import type { Posture } from "./posture.ts";

/** How large the stores of a region are, which is all that differs between two regions' stores. */
export interface StorePlan {
  /** Aurora, with patient records. */
  records: { capacity: Record<Posture, AuroraCapacity>; maxReaders: number };
  /** PostgreSQL of RDS, with what the Pretrained Actigraphy Transformer relates; `storageGib` where it is not a replica. */
  actigraphy: { instanceClass: string; storageGib: number; maxStorageGib: number };
  /** `nodeType` where it is not a secondary. */
  cache: { nodeType: string; nodes: number };
  graph: { instanceClass: string };
  timeSeries: { instanceType: string; storageGib: number };
  /** DynamoDB Accelerator before the tables of records, where reads have to be faster than DynamoDB's. */
  accelerator?: { nodeType: string } | undefined;
}
