import type { Rule } from "../../rule.ts";
import type { Report } from "../report.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

type Format = (report: Report, rules: readonly Rule[]) => string;

/** What a report is written as. */
export const FORMATS: Readonly<Record<string, Format>> = {
  text,
  json,
  sarif,
  junit,
  html,
  markdown,
};
