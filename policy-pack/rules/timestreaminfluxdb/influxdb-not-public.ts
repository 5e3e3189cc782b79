import { INFLUX_DATABASES, influxExample } from "../../lib/influxDatabases.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is false. */
export const influxdbNotPublic = rule({
  id: "influxdb-not-public",
  title: "InfluxDB databases are not public",
  safeguards: ["164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "critical",
  requires: "A database is not publicly accessible.",
  rationale: "A public address makes a token the only thing between the series and anyone.",
  fix: "publiclyAccessible: false",
  source:
    "https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influx-getting-started-creating-db-instance.html",
  type: INFLUX_DATABASES,
  check: ({ publiclyAccessible = false }) =>
    publiclyAccessible ? "publiclyAccessible must not be true" : undefined,
  complies: [influxExample(), influxExample({ publiclyAccessible: undefined })],
  violates: [influxExample({ publiclyAccessible: true })],
  undecided: [influxExample({ publiclyAccessible: UNKNOWN as never })],
});
