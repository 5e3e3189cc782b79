import type * as pulumi from "@pulumi/pulumi";

/**
 * A password in letters and digits alone, for services that refuse the `-` and `_` of base64url; as long as before, and as
 * secret. 40 characters of 62 kinds, a few of them more often than others, stay beyond guessing.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html (ElastiCache: 16 to 128)
 * @see https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_CreateDbInstance.html (InfluxDB: 8 to 64, alphanumeric)
 */
export function alphanumeric(password: pulumi.Output<string>): pulumi.Output<string> {
  return password.apply((text) => text.replaceAll("-", "x").replaceAll("_", "Y"));
}
