import type { Rule } from "../../rule.ts";
import { sfnLogging } from "./sfn-logging.ts";
import { sfnNoExecutionData } from "./sfn-no-execution-data.ts";
import { sfnTracing } from "./sfn-tracing.ts";

export const sfnRules: readonly Rule[] = [sfnLogging, sfnNoExecutionData, sfnTracing];
