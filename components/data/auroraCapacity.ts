import { isGraviton } from "./databaseDefaults.ts";

/**
 * Aurora capacity units of a serverless instance. Two is the least that Performance Insights is recommended with; zero, which pauses
 * the instance, would stop a recovery region from taking over at once.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
 */
export const SERVERLESS_ACU = { min: 2, max: 256, step: 0.5 } as const;

/** How large the instances of a cluster are: one class, or what Serverless v2 chooses between two bounds. */
export type AuroraCapacity =
  | { kind: "provisioned"; instanceClass: string }
  | { kind: "serverless"; minAcu: number; maxAcu: number };

/** What of a capacity AWS or the platform would not take, in the words of `demand`. */
export function capacityNeeds(capacity: AuroraCapacity): Record<string, boolean> {
  if (capacity.kind === "provisioned") {
    // Of the classes for general purposes, `db.m`, Aurora offers none.
    const { instanceClass } = capacity;
    return {
      "instanceClass of Graviton": isGraviton(instanceClass) && !instanceClass.startsWith("db.m"),
    };
  }
  const { min, max, step } = SERVERLESS_ACU;
  const { minAcu, maxAcu } = capacity;
  return {
    [`${String(min)} <= minAcu <= maxAcu <= ${String(max)}`]:
      min <= minAcu && minAcu <= maxAcu && maxAcu <= max,
    "ACUs in halves": [minAcu, maxAcu].every((acu) => Number.isInteger(acu / step)),
  };
}

/** The class that instances of this capacity are asked for with. */
export function instanceClassOf(capacity: AuroraCapacity): string {
  return capacity.kind === "serverless" ? "db.serverless" : capacity.instanceClass;
}
