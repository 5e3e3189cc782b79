import { INFLUX_DATABASES, influxExample } from "../../lib/influxDatabases.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const delivered = (enabled: boolean) => ({
  logDeliveryConfiguration: { s3Configuration: { bucketName: "series-logs", enabled } },
});

export const influxdbLogsDelivered = rule({
  id: "influxdb-logs-delivered",
  title: "InfluxDB databases deliver their logs",
  safeguards: ["164.312(b)"],
  severity: "medium",
  requires: "A database delivers its logs to S3.",
  rationale: "There is no other way to see what its engine wrote.",
  fix: "logDeliveryConfiguration: { s3Configuration: { bucketName: logs.id, enabled: true } }",
  source: "https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_S3Configuration.html",
  type: INFLUX_DATABASES,
  check: ({ logDeliveryConfiguration }) =>
    logDeliveryConfiguration?.s3Configuration?.enabled === true
      ? undefined
      : "logDeliveryConfiguration.s3Configuration.enabled must be true",
  complies: [influxExample()],
  violates: [
    influxExample({ logDeliveryConfiguration: undefined }),
    influxExample(delivered(false)),
  ],
  undecided: [influxExample(delivered(UNKNOWN as never))],
});
