import { influxExample } from "../../lib/influxDatabases.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is one zone. A cluster has its replicas instead. */
export const influxdbMultiAz = rule({
  id: "influxdb-multi-az",
  title: "InfluxDB databases have a standby",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "medium",
  requires: "A database has a standby in a second availability zone.",
  rationale: "Without one, a lost zone takes along what was written last.",
  fix: 'deploymentType: "WITH_MULTIAZ_STANDBY"',
  source:
    "https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_CreateDbInstance.html",
  type: "aws:timestreaminfluxdb/dbInstance:DbInstance",
  check: ({ deploymentType }) =>
    deploymentType === "WITH_MULTIAZ_STANDBY"
      ? undefined
      : 'deploymentType must be "WITH_MULTIAZ_STANDBY"',
  complies: [influxExample()],
  violates: [
    influxExample({ deploymentType: undefined }),
    influxExample({ deploymentType: "SINGLE_AZ" }),
  ],
  undecided: [influxExample({ deploymentType: UNKNOWN })],
});
