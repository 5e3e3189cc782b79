import type { Rule } from "../../rule.ts";
import { pipeCmk } from "./pipe-cmk.ts";
import { pipeLogging } from "./pipe-logging.ts";
import { pipeNoExecutionData } from "./pipe-no-execution-data.ts";

export const pipesRules: readonly Rule[] = [pipeCmk, pipeLogging, pipeNoExecutionData];
