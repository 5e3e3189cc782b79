import { undecided, type Answer } from "../rule.ts";
import { anyOf } from "./anyOf.ts";

/** Log types by engine, in the order in which the engine of a resource is looked for. */
type LogTypes = readonly (readonly [engine: string, logs: readonly string[]])[];

const MYSQL = ["audit", "error", "general", "slowquery"];
const POSTGRES = ["postgresql", "upgrade"];

/**
 * What an instance of each engine can export; editions of an engine follow its name, as in `oracle-ee`.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export const INSTANCE_LOGS: LogTypes = [
  ["mysql", MYSQL],
  ["mariadb", MYSQL],
  ["postgres", POSTGRES],
  ["oracle-", ["alert", "audit", "listener", "trace"]],
  ["sqlserver-", ["agent", "error"]],
];

/**
 * What a cluster of each engine can export: of Aurora, or with a class of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
export const CLUSTER_LOGS: LogTypes = [
  ["aurora-postgresql", ["postgresql"]],
  ["aurora", MYSQL],
  ["mysql", ["error", "general", "slowquery"]],
  ["postgres", POSTGRES],
];

/** Finds what is not exported of what the engine can; without an engine (a replica's is its source's), all of some engine's will do. */
export function missingLogs(
  engines: LogTypes,
  engine: string | undefined,
  exported: readonly string[] = [],
): Answer {
  const missing = (logs: readonly string[]) =>
    logs.filter((log) => !anyOf(exported, (one) => one === log));
  if (engine === undefined) {
    if (exported.length === 0) return "enabledCloudwatchLogsExports is empty";
    const isWhole = engines.some(([, logs]) => missing(logs).length === 0);
    return isWhole ? undefined : undecided("which engine its source has is not known");
  }
  const [, logs] = engines.find(([start]) => engine.startsWith(start)) ?? [];
  if (!logs) return undecided(`which logs ${engine} can export is not known`);
  const left = missing(logs);
  return left.length > 0 ? `enabledCloudwatchLogsExports lacks ${left.join(", ")}` : undefined;
}
