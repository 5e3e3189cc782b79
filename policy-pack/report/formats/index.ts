import type { Rule } from "../../rule.ts";
import type { Report } from "../report.ts";
import { json } from "./json.ts";
import { text } from "./text.ts";

/** What a report is written as; the first is what people get who do not choose. */
export const FORMATS: Readonly<Record<string, (report: Report, rules: readonly Rule[]) => string>> =
  { text, json };
