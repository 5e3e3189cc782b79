import type { Rule } from "../../rule.ts";
import { influxdbLogsDelivered } from "./influxdb-logs-delivered.ts";
import { influxdbMultiAz } from "./influxdb-multi-az.ts";
import { influxdbNotPublic } from "./influxdb-not-public.ts";

export const timestreaminfluxdbRules: readonly Rule[] = [
  influxdbLogsDelivered,
  influxdbMultiAz,
  influxdbNotPublic,
];
